"""The script that counts documented symbols finds those that are not."""

import json

import symbol_coverage


def symbol(name, comment=None, location=True, kind="swift.struct"):
    made = {"identifier": {"precise": f"s:{name}"}, "kind": {"identifier": kind}, "pathComponents": [name]}
    if comment:
        made["docComment"] = {"lines": [{"text": comment}]}
    if location:
        made["location"] = {"uri": "file:///a.swift", "position": {"line": 6, "character": 0}}
    return made


def write(folder, module, symbols, relationships=()):
    (folder / f"{module}.symbols.json").write_text(json.dumps({"symbols": symbols, "relationships": list(relationships)}))


def test_a_symbol_without_a_comment_is_named_with_file_and_line(tmp_path, capsys):
    write(tmp_path, "A", [symbol("Told", "What it is."), symbol("Untold")])
    assert symbol_coverage.report(tmp_path, ["A"]) is False
    printed = capsys.readouterr().out
    assert "50.0 %" in printed and "/a.swift:7: error: Untold has no doc comment" in printed


def test_extensions_of_other_modules_types_count_as_well(tmp_path):
    write(tmp_path, "A", [symbol("Told", "What it is.")])
    write(tmp_path, "A@B", [symbol("Untold")])
    assert symbol_coverage.report(tmp_path, ["A"]) is False


def test_what_is_inherited_or_synthesized_needs_no_comment(tmp_path, capsys):
    edge = {"source": "s:description", "kind": "memberOf", "sourceOrigin": {"identifier": "s:s"}}
    symbols = [symbol("Told", "What it is."), symbol("description"), symbol("hash", location=False)]
    write(tmp_path, "A", symbols, [edge])
    assert symbol_coverage.report(tmp_path, ["A"]) is True
    assert "1 of    1" in capsys.readouterr().out


def test_a_module_without_symbols_is_an_error(tmp_path):
    write(tmp_path, "A", [])
    assert symbol_coverage.report(tmp_path, ["A"]) is False
