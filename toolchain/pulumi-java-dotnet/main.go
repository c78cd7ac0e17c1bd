// Writes what Pulumi generates from a package schema for Java and C#. Their generators live outside of Pulumi's own module by now; these
// are the newest that go together.
//
//	gensdk java|csharp SCHEMA FOLDER         the SDK
//	gensdk programs SCHEMA <PCL >CONVERTED   programs in Pulumi's own language, as a JSON object by name, in both
package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"

	"github.com/blang/semver"
	"github.com/hashicorp/hcl/v2"
	java "github.com/pulumi/pulumi-java/pkg/codegen/java"
	"github.com/pulumi/pulumi/pkg/v3/codegen/dotnet"
	"github.com/pulumi/pulumi/pkg/v3/codegen/hcl2/syntax"
	"github.com/pulumi/pulumi/pkg/v3/codegen/pcl"
	"github.com/pulumi/pulumi/pkg/v3/codegen/schema"
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
	files, err := sdk(command, pkg)
	if err != nil {
		return err
	}
	for name, content := range files {
		path := filepath.Join(os.Args[3], name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(path, content, 0o644); err != nil {
			return err
		}
	}
	return nil
}

func bind(spec schema.PackageSpec) (*schema.Package, error) {
	pkg, diagnostics, err := schema.BindSpec(spec, loader{})
	if err != nil {
		return nil, err
	}
	if diagnostics.HasErrors() {
		return nil, diagnostics
	}
	return pkg, nil
}

func sdk(language string, pkg *schema.Package) (map[string][]byte, error) {
	switch language {
	case "java":
		return java.GeneratePackage("gensdk", pkg, nil, false)
	case "csharp":
		// It downloads a logo, whatever it is given.
		http.DefaultTransport = nothing{}
		return dotnet.GeneratePackage("gensdk", pkg, nil, nil)
	}
	return nil, fmt.Errorf("%s is not one of java, csharp", language)
}

// nothing answers every request with an empty body.
type nothing struct{}

func (nothing) RoundTrip(*http.Request) (*http.Response, error) {
	return &http.Response{StatusCode: http.StatusOK, Body: http.NoBody}, nil
}

// loader knows one package, whatever it is asked for.
type loader struct{ pkg *schema.Package }

func (l loader) LoadPackage(string, *semver.Version) (*schema.Package, error) { return l.pkg, nil }

func (l loader) LoadPackageReference(string, *semver.Version) (schema.PackageReference, error) {
	return l.pkg.Reference(), nil
}

type generator func(*pcl.Program) (map[string][]byte, hcl.Diagnostics, error)

var languages = map[string]generator{"java": java.GenerateProgram, "csharp": dotnet.GenerateProgram}

func convert(from loader) error {
	var programs map[string]string
	if err := json.NewDecoder(os.Stdin).Decode(&programs); err != nil {
		return err
	}
	converted := map[string]map[string]string{}
	for name, text := range programs {
		program := map[string]string{}
		for language, generate := range languages {
			// Each generator changes the program that it is given.
			parser := syntax.NewParser()
			if err := parser.ParseFile(strings.NewReader(text), "main.pp"); err != nil {
				return fmt.Errorf("%s: %w", name, err)
			}
			bound, diagnostics, err := pcl.BindProgram(parser.Files, pcl.Loader(from))
			if err == nil && diagnostics.HasErrors() {
				err = diagnostics
			}
			if err != nil {
				return fmt.Errorf("%s: %w", name, err)
			}
			files, diagnostics, err := generate(bound)
			if err == nil && diagnostics.HasErrors() {
				err = diagnostics
			}
			if err != nil {
				return fmt.Errorf("%s in %s: %w", name, language, err)
			}
			for file, content := range files {
				if strings.HasSuffix(file, ".java") || strings.HasSuffix(file, ".cs") {
					program[language] = string(content)
				}
			}
		}
		converted[name] = program
	}
	return json.NewEncoder(os.Stdout).Encode(converted)
}
