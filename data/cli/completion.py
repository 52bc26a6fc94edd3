"""Print a script that completes the commands, their options and the words they take.

The script also makes `control` short for `python -m data`, since a shell completes by the name of a
program. Load it in bash or zsh, e.g. at the end of ~/.bashrc:

  eval "$(python -m data completion bash)"
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable

SHELLS = ("bash", "zsh")
NAME = "control"

#: zsh has bash's way of completing, when it is told so.
_ZSH = "autoload -U +X bashcompinit && bashcompinit\n"

_SCRIPT = """\
{name}() {{ "{python}" -m data "$@"; }}
_{name}_complete() {{
  local words="" command="${{COMP_WORDS[1]}}" before="${{COMP_WORDS[COMP_CWORD-1]}}"
  if [ "$COMP_CWORD" -eq 1 ]; then
    words="{commands}"
  else
    case "$command $before" in
{values}
      *) case "$command" in
{options}
      esac ;;
    esac
  fi
  COMPREPLY=( $(compgen -W "$words" -- "${{COMP_WORDS[COMP_CWORD]}}") )
}}
complete -o default -F _{name}_complete {name}
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    parser.add_argument("shell", choices=SHELLS, help="the shell that will run the script")


def run(arguments: argparse.Namespace) -> int:
    """Run the command."""
    from data.cli.main import COMMANDS, command_parser  # noqa: PLC0415  main imports us by name

    parsers = {name: command_parser(name) for name in COMMANDS}
    sys.stdout.write(script(parsers, arguments.shell))
    return 0


def script(parsers: dict[str, argparse.ArgumentParser], shell: str) -> str:
    """Return the script for some commands."""
    values, options = [], []
    for name, parser in parsers.items():
        actions = parser._actions  # noqa: SLF001  argparse has no public list of its options
        flags = [flag for action in actions for flag in action.option_strings]
        plain = [word for action in actions if not action.option_strings for word in _words(action)]
        options.append(f'        {name}) words="{" ".join((*plain, *flags))}" ;;')
        values += [
            f'      "{name} {flag}") words="{" ".join(_words(action))}" ;;'
            for action in actions
            for flag in action.option_strings
            if action.choices
        ]
    made = _SCRIPT.format(
        name=NAME,
        python=sys.executable,
        commands=" ".join(parsers),
        values="\n".join(values),
        options="\n".join(options),
    )
    return _ZSH + made if shell == "zsh" else made


def _words(action: argparse.Action) -> Iterable[str]:
    return [str(choice) for choice in action.choices or ()]
