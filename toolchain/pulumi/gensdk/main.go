// Writes what Pulumi generates from a package schema, for TypeScript, Python and Go: what `pulumi package gen-sdk` and `pulumi convert`
// do, without the languages' hosts, which are not on every machine.
//
//	gensdk nodejs|python|go SCHEMA FOLDER     the SDK
//	gensdk programs SCHEMA <YAML >CONVERTED   programs in YAML, as a JSON object by name, in each language and in Pulumi's own (pcl)
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"github.com/pulumi/pulumi-yaml/pkg/pulumiyaml"
	"github.com/pulumi/pulumi-yaml/pkg/pulumiyaml/codegen"
	golang "github.com/pulumi/pulumi/pkg/v3/codegen/go"
	"github.com/pulumi/pulumi/pkg/v3/codegen/nodejs"
	"github.com/pulumi/pulumi/pkg/v3/codegen/pcl"
	"github.com/pulumi/pulumi/pkg/v3/codegen/python"
	"github.com/pulumi/pulumi/pkg/v3/codegen/schema"

	"github.com/hashicorp/hcl/v2"
)

func main() {
	if err := run(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(command, file string) error {
	text, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	var spec schema.PackageSpec
	if err := json.Unmarshal(text, &spec); err != nil {
		return err
	}
	pkg, err := bind(spec)
	if err != nil {
		return err
	}
	if command == "programs" {
		return convert(loader{pkg})
	}
	files, err := sdk(command, pkg, loader{pkg})
	if err != nil {
		return err
	}
	return write(files, os.Args[3])
}

func bind(spec schema.PackageSpec) (*schema.Package, error) {
	pkg, diagnostics, err := schema.BindSpec(spec, schema.NewNullLoader(), schema.ValidationOptions{})
	if err != nil {
		return nil, err
	}
	if diagnostics.HasErrors() {
		return nil, diagnostics
	}
	return pkg, nil
}

func sdk(language string, pkg *schema.Package, others schema.ReferenceLoader) (map[string][]byte, error) {
	switch language {
	case "go":
		return golang.GeneratePackage("gensdk", pkg, nil)
	case "nodejs":
		return nodejs.GeneratePackage("gensdk", pkg, nil, nil, false, others)
	case "python":
		return python.GeneratePackage("gensdk", pkg, nil, nil)
	}
	return nil, fmt.Errorf("%s is not one of nodejs, python, go", language)
}

func write(files map[string][]byte, folder string) error {
	for name, content := range files {
		path := filepath.Join(folder, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(path, content, 0o644); err != nil {
			return err
		}
	}
	return nil
}

type generator func(*pcl.Program) (map[string][]byte, hcl.Diagnostics, error)

var languages = map[string]generator{
	"typescript": nodejs.GenerateProgram,
	"python":     python.GenerateProgram,
	"go":         golang.GenerateProgram,
}

func convert(from loader) error {
	var programs map[string]string
	if err := json.NewDecoder(os.Stdin).Decode(&programs); err != nil {
		return err
	}
	converted := map[string]map[string]string{}
	for name, text := range programs {
		template, diagnostics, err := pulumiyaml.LoadYAMLBytes(name, []byte(text))
		if err == nil && diagnostics.HasErrors() {
			err = diagnostics
		}
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		program := map[string]string{}
		for language, generate := range languages {
			// Each generator changes the program that it is given.
			ejected, diagnostics, err := codegen.EjectProgram(template, from)
			if err == nil && diagnostics.HasErrors() {
				err = diagnostics
			}
			if err != nil {
				return fmt.Errorf("%s: %w", name, err)
			}
			for _, source := range ejected.Source() {
				program["pcl"] = source
			}
			files, diagnostics, err := generate(ejected)
			if err == nil && diagnostics.HasErrors() {
				err = diagnostics
			}
			if err != nil {
				return fmt.Errorf("%s in %s: %w", name, language, err)
			}
			for _, content := range files {
				program[language] = string(content)
			}
		}
		converted[name] = program
	}
	return json.NewEncoder(os.Stdout).Encode(converted)
}
