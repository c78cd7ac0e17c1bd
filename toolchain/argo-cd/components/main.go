// The parts of Argo CD that apply a repository, each a command of this program: the controllers of Applications and of ApplicationSets, the repo
// server, and a Redis in memory that they need.
package main

import (
	"errors"
	"os"
	"os/signal"

	"github.com/alicebob/miniredis/v2"
	controller "github.com/argoproj/argo-cd/v3/cmd/argocd-application-controller/commands"
	applicationsets "github.com/argoproj/argo-cd/v3/cmd/argocd-applicationset-controller/commands"
	repositories "github.com/argoproj/argo-cd/v3/cmd/argocd-repo-server/commands"
	"github.com/spf13/cobra"
)

func main() {
	command := &cobra.Command{Use: "argo-cd", SilenceUsage: true}
	command.AddCommand(controller.NewCommand(), applicationsets.NewCommand(), repositories.NewCommand(), redis())
	if err := command.Execute(); err != nil {
		os.Exit(1)
	}
}

func redis() *cobra.Command {
	return &cobra.Command{
		Use:  "redis ADDRESS",
		Args: cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			server := miniredis.NewMiniRedis()
			if err := server.StartAddr(args[0]); err != nil {
				return errors.Join(errors.New("redis"), err)
			}
			defer server.Close()
			ended := make(chan os.Signal, 1)
			signal.Notify(ended, os.Interrupt)
			<-ended
			return nil
		},
	}
}
