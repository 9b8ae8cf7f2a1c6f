# SPDX-License-Identifier: MIT
"""The tests of the alerts and of the dashboard; see monitoring.sh."""
import itertools
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request

import yaml

import daemon_support
from daemon_support import ask, check, Daemon, free_port, Program, run_test, skip

PREFIX = os.path.abspath(sys.argv[1])
FILES = os.path.join("deploy", "helm", "httplingo", "files")
DIRECTORY = tempfile.mkdtemp(prefix="httplingo-monitoring-")
os.chmod(DIRECTORY, 0o755)


def read(*path):
    with open(os.path.join(*path), encoding="utf-8") as file:
        return file.read()


def promtool(*arguments):
    done = subprocess.run(["promtool", *arguments], capture_output=True, text=True, check=False, timeout=120)
    return done.returncode, done.stdout + done.stderr


RULES = yaml.safe_load(read(FILES, "alerts.yaml"))
DASHBOARD = json.loads(read(FILES, "dashboard.json"))


def alerts():
    return [rule for group in RULES["groups"] for rule in group["rules"]]


def queries():
    """The queries of the dashboard: title and expression."""
    return [(panel["title"], target["expr"]) for panel in DASHBOARD["panels"] for target in panel["targets"]]


# ---- promtool ----

def test_alerts():
    path = os.path.join(FILES, "alerts.yaml")
    code, said = promtool("check", "rules", path)
    check(f"promtool check rules: {len(alerts())} alerts", (code, f"SUCCESS: {len(alerts())} rules found" in said or said),
          (0, True))
    broken = daemon_support.write_file(DIRECTORY, "broken.yaml", read(path).replace("absent(", "absence(", 1))
    check("promtool refuses a broken rule", promtool("check", "rules", broken)[0], 1)
    rules = daemon_support.write_file(DIRECTORY, "rules.yaml", read(path))
    tests = daemon_support.write_file(DIRECTORY, "tests.yaml", read("tests", "deploy", "alerts.yaml"))
    code, said = promtool("test", "rules", tests)
    check("promtool test rules", (code, "SUCCESS" in said or said), (0, True))
    for change in (("> 0.1", "> 1"), ("for: 5m", "for: 20m"), ("version", "instance"), ('result="failure"', 'result="x"'),
                   ("dropped_connections_total[5m]) > 0", "dropped_connections_total[5m]) >= 0")):
        daemon_support.write_file(DIRECTORY, "rules.yaml", read(path).replace(*change))
        check(f"promtool test rules finds {change[1]!r} instead of {change[0]!r}", promtool("test", "rules", tests)[0], 1)
    os.remove(rules)
    tested = {test["alertname"] for group in yaml.safe_load(read("tests", "deploy", "alerts.yaml"))["tests"]
              for test in group["alert_rule_test"] if test.get("exp_alerts")}
    check("each alert is tested", {rule["alert"] for rule in alerts()} - tested, set())
    check("each alert says what happens, and how bad that is",
          [rule["alert"] for rule in alerts() if sorted(rule["annotations"]) != ["description", "summary"] or
           rule["labels"]["severity"] not in ("critical", "warning", "info")], [])


# ---- the metrics that the daemon really has ----

def exposed(text):
    """Names of metrics with the names of their labels; what Prometheus adds is there, too."""
    found = {}
    for name, labels in re.findall(r"(?m)^([a-z_]+)(?:\{([^}]*)\})? ", text):
        found.setdefault(name, {"job", "instance"}).update(re.findall(r"(\w+)=", labels))
    # A metric with no row yet.
    for name in re.findall(r"(?m)^# TYPE (\S+) (?:counter|gauge)$", text):
        found.setdefault(name, {"job", "instance"})
    return found


def unknown(expression, known):
    """Metrics and labels of a query that the daemon does not have."""
    names = re.findall(r"\b(?:httplingod|process)_\w+", expression)
    labels = set(re.findall(r"(\w+)\s*(?:=~|!~|!=|=)\s*\"", expression))
    for group in re.findall(r"\bby \(([^)]*)\)", expression):
        labels |= set(re.findall(r"\w+", group))
    if not names:
        yield f"no metric in {expression}"
    for name in names:
        if name not in known:
            yield name
    has = set().union(*(known.get(name, set()) for name in names))
    for label in sorted(labels - has):
        yield f"the label {label}"


def test_metrics(text):
    known = exposed(text)
    for what, expressions in (("alerts", [(rule["alert"], rule["expr"]) for rule in alerts()]), ("dashboard", queries())):
        faults = [(name, fault) for name, expression in expressions for fault in unknown(expression, known)]
        check(f"{len(expressions)} queries of the {what} use what the daemon has", faults, [])
    for expression, fault in (("rate(httplingod_page_total[5m])", "httplingod_page_total"), ("up", "no metric in up"),
                              ('httplingod_pages_total{status="404"}', "the label status"),
                              ("sum by (language) (httplingod_pages_total)", "the label language")):
        check(f"a query with a fault is found: {expression}", list(unknown(expression, known)), [fault])
    used = " ".join(expression for _, expression in queries())
    check("the dashboard shows every metric", [name for name in known if not re.search(rf"\b{name}\b", used)], [])


# ---- the dashboard ----

def test_dashboard():
    panels = DASHBOARD["panels"]
    check("the dashboard: identifiers", sorted(panel["id"] for panel in panels), list(range(1, len(panels) + 1)))
    places = [panel["gridPos"] for panel in panels]
    overlaps = [(a, b) for a, b in itertools.combinations(places, 2)
                if a["x"] < b["x"] + b["w"] and b["x"] < a["x"] + a["w"] and a["y"] < b["y"] + b["h"] and b["y"] < a["y"] + a["h"]]
    check("the dashboard: no panel is over another one, or beyond the edge",
          (overlaps, [place for place in places if place["x"] + place["w"] > 24]), ([], []))
    check("the dashboard: every panel has a title, an explanation and a unit",
          [panel["title"] for panel in panels if not (panel["title"] and panel["description"].endswith(".") and
                                                      panel["fieldConfig"]["defaults"]["unit"])], [])
    variables = {item["name"] for item in DASHBOARD["templating"]["list"]}
    used = set(re.findall(r"\$\{?(\w+)", json.dumps(DASHBOARD))) - {"__rate_interval", "__all"}
    check("the dashboard: variables", (variables, used), ({"datasource", "job", "instance"},) * 2)
    check("the dashboard: data sources are variables",
          {source["uid"] for panel in panels for source in
           [panel["datasource"]] + [target["datasource"] for target in panel["targets"]]}, {"${datasource}"})
    check("the dashboard is a new one", DASHBOARD.get("id"), None)


def test_queries():
    """Each query is a rule's expression for promtool."""
    def checked(change=("", "")):
        rules = [{"record": "x:y", "expr": prepared(expression).replace(*change), "labels": {"query": str(number)}}
                 for number, (_, expression) in enumerate(queries())]
        path = daemon_support.write_file(DIRECTORY, "queries.yaml", yaml.safe_dump(
            {"groups": [{"name": "dashboard", "rules": rules}]}))
        return promtool("check", "rules", path)
    code, said = checked()
    check("promtool parses the queries of the dashboard", (code, said if code else ""), (0, ""))
    check("promtool refuses a query with a fault", checked(("topk(10, ", "topk("))[0], 1)


# ---- Prometheus ----

def prepared(expression):
    """As Grafana does, with all jobs and instances."""
    for name, value in (("$__rate_interval", "1m"), ('"$job"', '".*"'), ('"$instance"', '".*"')):
        expression = expression.replace(name, value)
    return expression


class Prometheus(Program):
    def __init__(self, target):
        self.port = free_port()
        shutil.copy(os.path.join(FILES, "alerts.yaml"), DIRECTORY)
        config = daemon_support.write_file(DIRECTORY, "prometheus.yml", yaml.safe_dump({
            "global": {"scrape_interval": "500ms", "scrape_timeout": "500ms", "evaluation_interval": "1s"},
            "rule_files": ["alerts.yaml"],
            "scrape_configs": [{"job_name": "httplingod", "static_configs": [{"targets": [target]}]}]}))
        super().__init__(["prometheus", f"--config.file={config}", f"--storage.tsdb.path={DIRECTORY}/tsdb",
                          f"--web.listen-address=127.0.0.1:{self.port}"], DIRECTORY)
        self.wait_for("Server is ready to receive web requests")

    def get(self, path, **parameters):
        address = f"http://127.0.0.1:{self.port}/api/v1/{path}?{urllib.parse.urlencode(parameters)}"
        with urllib.request.urlopen(address, timeout=30) as answer:
            return json.load(answer)["data"]

    def query(self, expression):
        return self.get("query", query=prepared(expression))["result"]


def visit(daemon):
    for target, language, accept in (("/404", "fr", "text/html"), ("/503", "ja", "application/json"), ("/404", "xx", "*/*")):
        ask(daemon.address, target, {"Accept-Language": language, "Accept": accept})


def test_prometheus(daemon):
    if not os.environ.get("CHECK_LONG"):
        skip("Prometheus", "it waits 5 seconds before it reads; ./check --long starts it")
        return
    if not shutil.which("prometheus"):
        skip("Prometheus", "there is only promtool")
        return
    visit(daemon)
    server = Prometheus(f"127.0.0.1:{daemon.ports[1]}")
    try:
        # A rate needs two values, and a metric to be there before.
        server.wait_until(lambda: bool(server.query("httplingod_pages_total")))
        visit(daemon)
        server.wait_until(lambda: any(float(item["value"][1]) > 0 for item in server.query(
            "rate(httplingod_pages_total[1m])")))
        time.sleep(1)
        found = [(title, len(server.query(expression))) for title, expression in queries()]
        check("Prometheus: every query of the dashboard has a result", [pair for pair in found if not pair[1]], [])
        for title, wanted in (("Status codes", {"404", "503"}), ("Languages", {"fr", "ja", "en"}),
                              ("Formats", {"html", "json"}), ("Reloads", {"success", "failure"})):
            result = server.query(dict(queries())[title])
            check(f"Prometheus: {title}", {value for item in result for value in item["metric"].values()}, wanted)
        result = server.query(dict(queries())["Default language"])
        check("Prometheus: a third got the default language", f"{float(result[0]['value'][1]):.2f}", "0.33")
        rules = [rule for group in server.get("rules")["groups"] for rule in group["rules"]]
        check("Prometheus: the alerts are evaluated, and none fires",
              {(rule["name"], rule["lastError"] if "lastError" in rule else "", rule["state"]) for rule in rules},
              {(rule["alert"], "", "inactive") for rule in alerts()})
    finally:
        check("Prometheus ends", server.stop(), 0)


def main():
    run_test(test_alerts)
    run_test(test_dashboard)
    run_test(test_queries)
    daemon = Daemon(PREFIX, DIRECTORY, "--metrics-listen", "127.0.0.1:0")
    try:
        visit(daemon)
        run_test(test_metrics, ask(("127.0.0.1", daemon.ports[1]), "/metrics").body.decode())
        run_test(test_prometheus, daemon)
    finally:
        check("the daemon ends", daemon.stop(), 0)
    shutil.rmtree(DIRECTORY, ignore_errors=True)
    return 1 if daemon_support.FAILED else 0


if __name__ == "__main__":
    sys.exit(main())
