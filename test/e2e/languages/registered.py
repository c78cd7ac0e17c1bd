"""Runs a program without an engine, and prints what it registers as JSON: registered.py PROGRAM PROJECT CONFIG"""

import json
import runpy
import sys

import pulumi

registered = []


class Recorder(pulumi.runtime.Mocks):
    def new_resource(self, args: pulumi.runtime.MockResourceArgs):
        provider = args.provider.split("::")[-2] if args.provider else ""
        registered.append({"type": args.typ, "name": args.name, "provider": provider, "inputs": args.inputs})
        # @pulumi/kubernetes adds a suffix to a name that it chooses.
        metadata = {"name": f"{args.name}-7c2f", **(args.inputs.get("metadata") or {})}
        return f"{args.name}-id", {**args.inputs, "metadata": metadata}

    def call(self, args: pulumi.runtime.MockCallArgs):
        return {}


path, project, config = sys.argv[1:]
pulumi.runtime.set_mocks(Recorder(), project=project, stack="dev")
pulumi.runtime.set_all_config({f"{project}:{key}": value for key, value in json.loads(config).items()})


@pulumi.runtime.test
def program():
    runpy.run_path(path)


program()
print(json.dumps(registered))
