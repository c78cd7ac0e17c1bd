// Package v1 stands in for the metadata of objects.
package v1

import "github.com/pulumi/pulumi/sdk/v3/go/pulumi"

type ObjectMetaPtrInput interface{ isObjectMeta() }

type ObjectMetaArgs struct {
	Name      pulumi.StringPtrInput
	Namespace pulumi.StringPtrInput
}

func (*ObjectMetaArgs) isObjectMeta() {}

type ObjectMetaOutput struct{ *pulumi.OutputState }

func (ObjectMetaOutput) Name() pulumi.StringPtrOutput { return pulumi.StringPtrOutput{} }
