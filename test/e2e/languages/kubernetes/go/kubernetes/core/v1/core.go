// Package v1 stands in for Namespaces, Secrets and Services.
package v1

import (
	metav1 "github.com/pulumi/pulumi-kubernetes/sdk/v4/go/kubernetes/meta/v1"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

type Namespace struct {
	pulumi.CustomResourceState
	Metadata metav1.ObjectMetaOutput
}

type NamespaceArgs struct{ Metadata metav1.ObjectMetaPtrInput }

func NewNamespace(*pulumi.Context, string, *NamespaceArgs, ...pulumi.ResourceOption) (*Namespace, error) {
	return &Namespace{}, nil
}

type Secret struct {
	pulumi.CustomResourceState
	Metadata metav1.ObjectMetaOutput
}

type SecretArgs struct {
	Metadata   metav1.ObjectMetaPtrInput
	StringData pulumi.StringMapInput
}

func NewSecret(*pulumi.Context, string, *SecretArgs, ...pulumi.ResourceOption) (*Secret, error) {
	return &Secret{}, nil
}

type Service struct{ pulumi.CustomResourceState }

type ServiceArgs struct {
	Metadata metav1.ObjectMetaPtrInput
	Spec     ServiceSpecPtrInput
}

type ServiceSpecPtrInput interface{ isServiceSpec() }

type ServiceSpecArgs struct {
	Selector pulumi.StringMapInput
	Ports    ServicePortArrayInput
}

func (*ServiceSpecArgs) isServiceSpec() {}

type ServicePortArrayInput interface{ isServicePorts() }

type ServicePortArray []ServicePortInput

func (ServicePortArray) isServicePorts() {}

type ServicePortInput interface{ isServicePort() }

type ServicePortArgs struct{ Port pulumi.IntInput }

func (*ServicePortArgs) isServicePort() {}

func NewService(*pulumi.Context, string, *ServiceArgs, ...pulumi.ResourceOption) (*Service, error) {
	return &Service{}, nil
}
