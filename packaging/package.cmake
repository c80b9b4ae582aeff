# What is installed beside the programs, and the Debian package: cpack --config build/release/CPackConfig.cmake
install(FILES ${PROJECT_SOURCE_DIR}/README.md ${PROJECT_SOURCE_DIR}/LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(FILES ${CMAKE_CURRENT_LIST_DIR}/loketd.service DESTINATION lib/systemd/system)
if(LOKET_WINDOW)
  install(FILES ${CMAKE_CURRENT_LIST_DIR}/loket.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
  install(FILES ${CMAKE_CURRENT_LIST_DIR}/id.loket.Loket.metainfo.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/metainfo)
  install(FILES ${PROJECT_SOURCE_DIR}/resources/icons/loket.svg
    DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps)
endif()

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME loket)
set(CPACK_PACKAGE_VENDOR Loket)
set(CPACK_PACKAGE_CONTACT "Loket <loket@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "${PROJECT_DESCRIPTION}")
set(CPACK_RESOURCE_FILE_LICENSE ${PROJECT_SOURCE_DIR}/LICENSE)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION net)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# Plugins and data are found at run time, so no link line tells of them: the `run` lines of packages.txt.
file(STRINGS ${CMAKE_CURRENT_LIST_DIR}/packages.txt run_packages REGEX "^run ")
list(TRANSFORM run_packages REPLACE "^run +" "")
list(JOIN run_packages ", " CPACK_DEBIAN_PACKAGE_DEPENDS)
configure_file(${CMAKE_CURRENT_LIST_DIR}/debian-postinst ${CMAKE_BINARY_DIR}/debian/postinst
  FILE_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE @ONLY)
set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA ${CMAKE_BINARY_DIR}/debian/postinst)
include(CPack)
