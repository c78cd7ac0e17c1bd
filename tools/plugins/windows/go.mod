module kubevirt-iac/launcher

go 1.24
