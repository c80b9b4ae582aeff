# What is installed beside the programs, and the packages: cpack --config build/release/CPackConfig.cmake
# makes a .deb on Debian and an installer (NSIS) on Windows; .github/workflows/release.yml does both, and an AppImage.
install(FILES ${PROJECT_SOURCE_DIR}/README.md ${PROJECT_SOURCE_DIR}/LICENSE DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/loket)
install(DIRECTORY ${PROJECT_SOURCE_DIR}/resources/manual/ DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/loket/manual FILES_MATCHING PATTERN "*.md")
if(CMAKE_SYSTEM_NAME STREQUAL "Linux")
  install(FILES ${CMAKE_CURRENT_LIST_DIR}/loketd.service DESTINATION lib/systemd/system)
endif()
if(WIN32 AND LOKET_WINDOW AND NOT CMAKE_CROSSCOMPILING) # a cross build runs no windeployqt
  # windeployqt brings Qt's libraries, plugins and translations; the other libraries are found through the programs.
  get_target_property(qmake_path Qt6::qmake IMPORTED_LOCATION)
  get_filename_component(qt_bin "${qmake_path}" DIRECTORY)
  find_program(WINDEPLOYQT windeployqt HINTS "${qt_bin}" REQUIRED)
  install(CODE "execute_process(COMMAND \"${WINDEPLOYQT}\" --release --no-compiler-runtime
      \"\${CMAKE_INSTALL_PREFIX}/${CMAKE_INSTALL_BINDIR}/loket.exe\" \"\${CMAKE_INSTALL_PREFIX}/${CMAKE_INSTALL_BINDIR}/loketd.exe\"
      COMMAND_ERROR_IS_FATAL ANY)")
  install(TARGETS loket loketd
    RUNTIME_DEPENDENCIES PRE_EXCLUDE_REGEXES "api-ms-.*" "ext-ms-.*" "^qt6" POST_EXCLUDE_REGEXES ".*system32/.*\\.dll"
    RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
  set(CMAKE_INSTALL_SYSTEM_RUNTIME_DESTINATION ${CMAKE_INSTALL_BINDIR})
  include(InstallRequiredSystemLibraries)
elseif(UNIX AND NOT APPLE AND LOKET_WINDOW)
  install(FILES ${CMAKE_CURRENT_LIST_DIR}/loket.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
  install(FILES ${CMAKE_CURRENT_LIST_DIR}/id.loket.Loket.metainfo.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/metainfo)
  install(FILES ${PROJECT_SOURCE_DIR}/resources/icons/loket.svg
    DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps)
endif()

if(WIN32)
  set(CPACK_GENERATOR NSIS)
else()
  set(CPACK_GENERATOR DEB)
  set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
endif()
set(CPACK_PACKAGE_NAME loket)
set(CPACK_PACKAGE_VENDOR Loket)
set(CPACK_PACKAGE_CONTACT "Loket <loket@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "${PROJECT_DESCRIPTION}")
set(CPACK_RESOURCE_FILE_LICENSE ${PROJECT_SOURCE_DIR}/LICENSE)
set(CPACK_STRIP_FILES ON)
set(CPACK_PACKAGE_INSTALL_DIRECTORY Loket)
set(CPACK_PACKAGE_EXECUTABLES loket Loket)
set(CPACK_CREATE_DESKTOP_LINKS loket)
set(CPACK_NSIS_DISPLAY_NAME Loket)
set(CPACK_NSIS_PACKAGE_NAME Loket)
set(CPACK_NSIS_ENABLE_UNINSTALL_BEFORE_INSTALL ON)
set(CPACK_NSIS_MODIFY_PATH OFF)
set(CPACK_NSIS_EXECUTABLES_DIRECTORY ${CMAKE_INSTALL_BINDIR})
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION net)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# Plugins and data are found at run time, so no link line names them: the `run` lines of packages.txt.
file(STRINGS ${CMAKE_CURRENT_LIST_DIR}/packages.txt run_packages REGEX "^run ")
list(TRANSFORM run_packages REPLACE "^run +" "")
list(JOIN run_packages ", " CPACK_DEBIAN_PACKAGE_DEPENDS)
configure_file(${CMAKE_CURRENT_LIST_DIR}/debian-postinst ${CMAKE_BINARY_DIR}/debian/postinst
  FILE_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE @ONLY)
set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA ${CMAKE_BINARY_DIR}/debian/postinst)
include(CPack)
