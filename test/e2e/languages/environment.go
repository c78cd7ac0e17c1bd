// The environment as a Go program of the Automation API: environment preview|up|destroy FOLDER
package main

import (
	"context"
	"fmt"
	"os"

	"github.com/kubevirt-iac/pulumi-kubevirt/sdk/go/kubevirt"
	"github.com/pulumi/pulumi/sdk/v3/go/auto"
	"github.com/pulumi/pulumi/sdk/v3/go/auto/optdestroy"
	"github.com/pulumi/pulumi/sdk/v3/go/auto/optpreview"
	"github.com/pulumi/pulumi/sdk/v3/go/auto/optup"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi/config"
)

func environment(ctx *pulumi.Context) error {
	settings := config.New(ctx, "")
	user := pulumi.Map{"name": pulumi.String("ops"), "plain_text_passwd": settings.RequireSecret("password")}
	web, err := kubevirt.NewVirtualMachine(ctx, "web", &kubevirt.VirtualMachineArgs{
		Namespace: pulumi.String("shop"),
		Hostname:  pulumi.String(settings.Require("hostname")),
		Memory:    pulumi.String("1Gi"),
		Cpu:       kubevirt.CpuArgs{Sockets: pulumi.Int(1)},
		BootDisk: kubevirt.DiskArgs{
			Import: kubevirt.ImageArgs{Registry: pulumi.String("quay.io/containerdisks/fedora:42")},
			Size:   pulumi.String("5Gi"),
		},
		CloudInit:   kubevirt.CloudInitArgs{Config: pulumi.Map{"users": pulumi.Array{user}}},
		GuestLabels: pulumi.StringMap{"tier": pulumi.String("front")},
		Allow:       pulumi.StringArray{pulumi.String("web-root")},
		Services: kubevirt.ExposeOptionsMap{
			"http": kubevirt.ExposeOptionsArgs{Port: pulumi.Int(80), TargetPort: pulumi.Int(8080)},
		},
		Connections: kubevirt.ConnectionRulesArgs{
			AllowFrom: kubevirt.ConnectionRuleArray{
				kubevirt.ConnectionRuleArgs{Peer: kubevirt.ConnectionRulePeerVirtctl},
				kubevirt.ConnectionRuleArgs{
					Pods:  pulumi.StringMap{"app": pulumi.String("proxy")},
					Ports: kubevirt.PortArray{kubevirt.PortArgs{Port: pulumi.Int(8080)}},
				},
			},
		},
	})
	if err != nil {
		return err
	}
	ssh, err := web.Expose(ctx, &kubevirt.VirtualMachineExposeArgs{Name: pulumi.String("ssh"), Port: pulumi.Int(22)})
	if err != nil {
		return err
	}
	_, err = kubevirt.NewVMPool(ctx, "workers", &kubevirt.VMPoolArgs{
		Namespace: pulumi.String("shop"),
		Replicas:  pulumi.Int(2),
		Machine: kubevirt.MachineArgs{
			Memory:   pulumi.String("1Gi"),
			Cpu:      kubevirt.CpuArgs{Sockets: pulumi.Int(1)},
			BootDisk: kubevirt.DiskArgs{ContainerDisk: pulumi.String("quay.io/containerdisks/fedora:42")},
		},
		Placement: kubevirt.PlacementRulesArgs{
			Separate: kubevirt.RelativePlacementArray{
				kubevirt.RelativePlacementArgs{Guests: web, Weight: pulumi.Int(50)},
			},
		},
	})
	if err != nil {
		return err
	}
	_, err = kubevirt.NewMigrationPolicy(ctx, "policy", &kubevirt.MigrationPolicyArgs{
		GuestLabels:       pulumi.StringMap{"tier": pulumi.String("front")},
		AllowAutoConverge: pulumi.Bool(true),
	})
	if err != nil {
		return err
	}
	ctx.Export("name", web.Name)
	ctx.Export("status", web.PrintableStatus)
	ctx.Export("ssh", ssh.Hostname())
	return nil
}

func run(operation, folder string) error {
	ctx := context.Background()
	workspace, err := auto.NewLocalWorkspace(ctx, auto.WorkDir(folder), auto.Program(environment), auto.PulumiHome(os.Getenv("PULUMI_HOME")))
	if err != nil {
		return err
	}
	stack, err := auto.SelectStack(ctx, "dev", workspace)
	if err != nil {
		return err
	}
	switch operation {
	case "preview":
		_, err = stack.Preview(ctx, optpreview.ProgressStreams(os.Stdout))
	case "up":
		_, err = stack.Up(ctx, optup.ProgressStreams(os.Stdout))
	default:
		_, err = stack.Destroy(ctx, optdestroy.ProgressStreams(os.Stdout))
	}
	return err
}

func main() {
	if err := run(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
