"""The environment as a Python program of the Automation API: environment.py preview|up|destroy FOLDER"""

import os
import sys

import pulumi
import pulumi_kubevirt as kubevirt
from pulumi import automation


def environment() -> None:
    config = pulumi.Config()
    web = kubevirt.VirtualMachine(
        "web",
        namespace="shop",
        hostname=config.require("hostname"),
        memory="1Gi",
        cpu={"sockets": 1},
        boot_disk={"import_": {"registry": "quay.io/containerdisks/fedora:42"}, "size": "5Gi"},
        cloud_init={
            "config": {"users": [{"name": "ops", "plain_text_passwd": config.require_secret("password")}]}
        },
        guest_labels={"tier": "front"},
        allow=["web-root"],
        services={"http": {"port": 80, "target_port": 8080}},
        connections={
            "allow_from": [
                {"peer": "virtctl"},
                {"pods": {"app": "proxy"}, "ports": [{"port": 8080}]},
            ]
        },
    )
    ssh = web.expose(name="ssh", port=22)
    kubevirt.VMPool(
        "workers",
        namespace="shop",
        replicas=2,
        machine={
            "memory": "1Gi",
            "cpu": {"sockets": 1},
            "boot_disk": {"container_disk": "quay.io/containerdisks/fedora:42"},
        },
        placement={"separate": [{"guests": web, "weight": 50}]},
    )
    kubevirt.MigrationPolicy("policy", guest_labels={"tier": "front"}, allow_auto_converge=True)
    pulumi.export("name", web.name)
    pulumi.export("status", web.printable_status)
    pulumi.export("ssh", ssh.hostname)


def main(operation: str, folder: str) -> None:
    workspace = automation.LocalWorkspace(
        work_dir=folder, program=environment, pulumi_home=os.environ["PULUMI_HOME"]
    )
    stack = automation.Stack.select("dev", workspace)
    getattr(stack, operation)(on_output=print)


main(*sys.argv[1:])
