// Runs the plugin with the Node.js beside this file. Pulumi on Windows looks for an .exe in some of its commands, so that a .cmd is not enough.
package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

func main() {
	self, err := os.Executable()
	if err != nil {
		fail(err)
	}
	folder := filepath.Dir(self)
	script := filepath.Join(folder, "lib", "main.js")
	node := exec.Command(filepath.Join(folder, "node"+filepath.Ext(self)), append([]string{script}, os.Args[1:]...)...)
	// The plugin ends with its input, which is the engine's.
	node.Stdin, node.Stdout, node.Stderr = os.Stdin, os.Stdout, os.Stderr
	err = node.Run()
	var ended *exec.ExitError
	if errors.As(err, &ended) {
		os.Exit(ended.ExitCode())
	}
	if err != nil {
		fail(err)
	}
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, "pulumi-resource-kubevirt cannot start:", err)
	os.Exit(1)
}
