"""The commands for a record of many patients; each fetches its own rooms."""

import argparse


def run(arguments: argparse.Namespace) -> int:
    match arguments.command:
        case "rebuild":
            from nmsdesk.cli import rebuild  # noqa: PLC0415 - none waits for the rooms of another

            workers: int | None = arguments.workers
            return rebuild.run(arguments.data_dir, demo=arguments.demo, workers=workers)
        case "demo":
            from nmsdesk.cli import demo  # noqa: PLC0415 - as above

            return demo.run(arguments.data_dir, arguments.patients, arguments.seed)
        case _:
            from nmsdesk.cli import audit_alerts  # noqa: PLC0415 - as above

            return audit_alerts.run(arguments.file)
