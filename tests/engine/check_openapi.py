"""A client that knows only the API's own description: calls every operation with valid and with invalid values, with and
without a token, and checks every answer against the description. One line for each violation; exit code 1 where there
is one.  check_openapi.py BASE_URL TOKEN_FILE SEED ROUNDS
TOKEN_FILE has three lines: a token of scope read, one of scope operate, the ids of some purchases (comma list)."""
import json
import random
import sys
import urllib.error
import urllib.parse
import urllib.request

from jsonschema import Draft202012Validator

base, token_file, seed, rounds = sys.argv[1].rstrip("/"), sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
read, operate, ids = open(token_file).read().split("\n")[:3]
chance = random.Random(seed)
wrong = []
asked = 0


class NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), NoRedirect)


def call(method, path, headers, body):
    request = urllib.request.Request(base + path, data=body, method=method, headers=headers)
    try:
        with opener.open(request, timeout=20) as answer:
            return answer.status, answer.headers.get_content_type(), answer.read()
    except urllib.error.HTTPError as answer:
        return answer.code, answer.headers.get_content_type(), answer.read()


RUBBISH = ["", " ", "0", "-1", "1.5", "99999999999999999999", "x", "%00", "../../etc/passwd", "'; DROP TABLE jobs;--",
           "é☃", "a" * 300, "null", "{}", "<script>"]


def rubbish():
    return chance.choice([None, True, -1, 0, 1.5, 1e99, "", "x" * 500, "'; --", "☃", [], {}, [None], {"a": [1]}])


def fitting(schema, name=""):
    kind = schema.get("type", "object")
    if "enum" in schema:
        return chance.choice(schema["enum"])
    if kind == "integer":
        return chance.randint(schema.get("minimum", 1), min(schema.get("maximum", 500), 500))
    if kind == "boolean":
        return chance.choice([True, False])
    if kind == "array":
        return [int(chance.choice(ids.split(",")))for _ in range(chance.randint(1, 5))]
    if kind == "object":
        return {key: fitting(value, key) for key, value in schema.get("properties", {}).items()
                if key in schema.get("required", []) or chance.random() < 0.5}
    return {"packageId": "5k", "customerName": "Andi", "customerPhone": "08123456789", "reason": "test", "from":
            "2026-01-01", "to": "2026-01-31", "gateway": chance.choice(["tripay", "cash"]), "method": "QRIS",
            "task": chance.choice(["expire_stale", "clean_up", "recover", "rotate_logs", "nothing"]),
            "channel": chance.choice(["fonnte", "gowa"])}.get(name, chance.choice(ids.split(",")))


def ask(document, path, method, operation):
    global asked
    asked += 1
    silly = chance.random() < 0.4
    address, query, headers = path, [], {"Accept": "application/json"}
    for parameter in operation.get("parameters", []):
        usual = str(fitting(parameter["schema"], parameter["name"] if parameter["name"] != "id" else ""))
        value = chance.choice(RUBBISH) if silly and chance.random() < 0.6 else usual
        if parameter["in"] == "path":
            address = address.replace("{" + parameter["name"] + "}", urllib.parse.quote(value, safe="") or "x")
        elif chance.random() < 0.6:
            query.append((parameter["name"], value))
    if query:
        address += "?" + urllib.parse.urlencode(query)
    who = chance.choice(["operate"] * 4 + ["read", "none", "wrong"])
    if who != "none":
        headers["Authorization"] = "Bearer " + {"operate": operate, "read": read, "wrong": "lkt_nobody"}[who]
    body = None
    if method == "post":
        schema = operation.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema", {})
        value = fitting(schema)
        if silly and isinstance(value, dict) and value and chance.random() < 0.7:
            value[chance.choice(list(value))] = rubbish()
        elif silly:
            value = rubbish()
        body = json.dumps(value).encode()
        if silly and chance.random() < 0.2:
            body = bytes(chance.randrange(256) for _ in range(chance.randint(1, 200)))
        headers["Content-Type"] = "application/json"
    status, content, answer = call(method.upper(), address, headers, body)
    where = f"{method.upper()} {address[:120]} as {who} with {(body or b'')[:120]!r}: {status}"
    if status >= 500:
        return wrong.append(f"{where}: a server error: {answer[:200]!r}")
    needs = operation["security"]
    if needs and who in ("none", "wrong") and status != 401:
        return wrong.append(f"{where}: 401 was expected without a valid token")
    if needs and needs[0]["token"] == ["operate"] and who == "read" and status != 403:
        return wrong.append(f"{where}: 403 was expected with a token of scope read")
    described = operation["responses"].get(str(status))
    if described is None:
        return wrong.append(f"{where}: this status is not described: {answer[:200]!r}")
    schema = described.get("content", {}).get(content, {}).get("schema")
    if schema is None and described.get("content"):
        return wrong.append(f"{where}: content type {content} is not described")
    if schema and content == "application/json":
        whole = dict(schema, components=document["components"])
        for error in Draft202012Validator(whole).iter_errors(json.loads(answer)):
            wrong.append(f"{where}: {'/'.join(map(str, error.absolute_path))}: {error.message[:200]}")


status, _, text = call("GET", "/voucher/api/openapi.json", {"Authorization": "Bearer " + read}, None)
description = json.loads(text)
assert status == 200 and description["openapi"].startswith("3.1")
for name, schema in description["components"]["schemas"].items():
    Draft202012Validator.check_schema(schema)
for _ in range(rounds):
    for path, operations in description["paths"].items():
        for method, operation in operations.items():
            ask(description, path, method, operation)
for line in wrong[:40]:
    print(line)
print(f"{asked} questions, {len(wrong)} answers that do not hold (seed {seed})")
sys.exit(1 if wrong else 0)
