package main

import (
	"context"

	"github.com/blang/semver"
	"github.com/pulumi/pulumi/pkg/v3/codegen/schema"
)

// loader knows one package, whatever it is asked for.
type loader struct{ spec schema.PackageSpec }

func (l loader) LoadPackage(string, *semver.Version) (*schema.Package, error) {
	return bind(l.spec)
}

func (l loader) LoadPackageV2(context.Context, *schema.PackageDescriptor) (*schema.Package, error) {
	return bind(l.spec)
}

func (l loader) LoadPackageReference(string, *semver.Version) (schema.PackageReference, error) {
	pkg, err := bind(l.spec)
	if err != nil {
		return nil, err
	}
	return pkg.Reference(), nil
}

func (l loader) LoadPackageReferenceV2(context.Context, *schema.PackageDescriptor) (schema.PackageReference, error) {
	return l.LoadPackageReference("", nil)
}
