import { usePreferredDark, useDark } from "@vueuse/core";
import { shallowRef, inject, computed, ref, watch, onUnmounted, reactive, markRaw, readonly, nextTick, defineComponent, h } from "vue";
function deserializeFunctions(r) {
  return Array.isArray(r) ? r.map(deserializeFunctions) : typeof r == "object" && r !== null ? Object.keys(r).reduce((t, n) => (t[n] = deserializeFunctions(r[n]), t), {}) : typeof r == "string" && r.startsWith("_vp-fn_") ? new Function(`return ${r.slice(7)}`)() : r;
}
const siteData = deserializeFunctions(JSON.parse(`{"lang":"en-US","dir":"ltr","title":"kubevirt-iac","description":"KubeVirt and OpenShift Virtualization as code, in TypeScript: it says before you apply whether the cluster will reject a change, and whether it reboots a running VM.","base":"/kubevirt-iac/v0.1/","head":[],"router":{"prefetchLinks":false},"appearance":true,"themeConfig":{"logo":{"src":"/logo.svg","alt":""},"nav":[{"text":"Guides","link":"/constructs/virtual-machine"},{"text":"Rules","link":"/rules/"},{"text":"What a change does","link":"/what-a-change-does"},{"text":"API","link":"/api/"},{"text":"Pulumi","link":"/pulumi-reference/"}],"sidebar":{"/":[{"text":"Start","items":[{"text":"With cdk8s","link":"/start/cdk8s"},{"text":"With Pulumi","link":"/start/pulumi"},{"text":"What it is","link":"/introduction"},{"text":"Examples","link":"/examples"},{"text":"All documentation","link":"/documentation"}]},{"text":"Virtual machines","items":[{"text":"Virtual machines","link":"/constructs/virtual-machine"},{"text":"Disks","link":"/constructs/disks"},{"text":"Images","link":"/constructs/images"},{"text":"Configuring the guest","link":"/constructs/guest-configuration"},{"text":"Networks","link":"/constructs/networks"},{"text":"Services, Ingress and routes","link":"/constructs/services"},{"text":"Network policies","link":"/constructs/network-policies"},{"text":"Pools, templates, policies","link":"/constructs/pools-templates-policies"},{"text":"Scaling and bare guests","link":"/constructs/scaling"},{"text":"Protecting VMs","link":"/constructs/protection"},{"text":"Access and tenants","link":"/constructs/access-and-tenants"},{"text":"Props of the constructs","link":"/constructs/reference"}]},{"text":"What it answers","items":[{"text":"Rules","link":"/rules/"},{"text":"What a change does","link":"/what-a-change-does"},{"text":"When a node dies","link":"/when-a-node-dies"},{"text":"Manifests that exist","link":"/existing-manifests"},{"text":"An environment as a picture","link":"/graph"},{"text":"Preflight","link":"/preflight"}]},{"text":"With Pulumi","collapsed":true,"items":[{"text":"The guide","link":"/pulumi"},{"text":"In every language","link":"/languages"},{"text":"Mixing with Pulumi's Kubernetes provider","link":"/mixing-with-kubernetes"},{"text":"Installation and configuration","link":"/installation-configuration"},{"text":"Restarts and actions","link":"/actions"},{"text":"Functions","link":"/functions"},{"text":"Adopting VMs that exist","link":"/adopting"},{"text":"Rights that the provider needs","link":"/rights"},{"text":"Secrets","link":"/secrets"}]},{"text":"From Git to the cluster","collapsed":true,"items":[{"text":"Pipelines","link":"/pipelines"},{"text":"Gates in pipelines","link":"/waiting"},{"text":"In the editor","link":"/editors"},{"text":"GitOps","link":"/gitops"},{"text":"Fleets","link":"/fleets"},{"text":"Tenants","link":"/tenants"},{"text":"The command line","link":"/command-line"},{"text":"Machine interfaces","link":"/machine-interfaces"}]},{"text":"The platform","collapsed":true,"items":[{"text":"The platform","link":"/platform"},{"text":"Bare metal","link":"/bare-metal"},{"text":"OpenShift","link":"/openshift"},{"text":"Mirrors and air gaps","link":"/air-gapped"},{"text":"Monitoring","link":"/monitoring"},{"text":"Upgrading the platform","link":"/upgrade"},{"text":"Uninstalling the platform","link":"/uninstall"},{"text":"Troubleshooting","link":"/troubleshooting"},{"text":"Hazards","link":"/hazards"}]},{"text":"Trust","collapsed":true,"items":[{"text":"The sandbox","link":"/sandbox"},{"text":"Reliability","link":"/reliability"},{"text":"Hostile input","link":"/hostile-input"},{"text":"Security","link":"/security"},{"text":"Versions","link":"/versions"},{"text":"Changelog","link":"/changelog"}]},{"text":"Inside","collapsed":true,"items":[{"text":"Architecture","link":"/architecture"},{"text":"Decisions","link":"/decisions/"},{"text":"Contributing","link":"/contributing"},{"text":"How we write","link":"/style"},{"text":"Taking in a release","link":"/kubevirt-upgrade"},{"text":"Debugging the plugin","link":"/debugging-the-plugin"},{"text":"Code of conduct","link":"/code-of-conduct"}]}],"/api/":[{"text":"API","link":"/api/"},{"text":"kubevirt-iac","items":[{"text":"All of it","link":"/api/kubevirt-iac/"},{"text":"aaq","link":"/api/kubevirt-iac/variables/aaq"},{"text":"Access","link":"/api/kubevirt-iac/classes/Access"},{"text":"Architecture","link":"/api/kubevirt-iac/variables/Architecture"},{"text":"Autoscaler","link":"/api/kubevirt-iac/classes/Autoscaler"},{"text":"backup","link":"/api/kubevirt-iac/variables/backup"},{"text":"Backup","link":"/api/kubevirt-iac/classes/Backup"},{"text":"Backup<wbr>Tracker","link":"/api/kubevirt-iac/classes/BackupTracker"},{"text":"Binding","link":"/api/kubevirt-iac/variables/Binding"},{"text":"Bridge<wbr>Network","link":"/api/kubevirt-iac/classes/BridgeNetwork"},{"text":"cdi","link":"/api/kubevirt-iac/variables/cdi"},{"text":"Cd<wbr>Rom","link":"/api/kubevirt-iac/variables/CdRom"},{"text":"Clock","link":"/api/kubevirt-iac/variables/Clock"},{"text":"clone","link":"/api/kubevirt-iac/variables/clone"},{"text":"Clone","link":"/api/kubevirt-iac/classes/Clone"},{"text":"Cloud<wbr>Init","link":"/api/kubevirt-iac/variables/CloudInit"},{"text":"Cluster","link":"/api/kubevirt-iac/variables/Cluster"},{"text":"Clusters","link":"/api/kubevirt-iac/variables/Clusters"},{"text":"Cluster<wbr>User<wbr>Defined<wbr>Network","link":"/api/kubevirt-iac/classes/ClusterUserDefinedNetwork"},{"text":"Construct<wbr>Error","link":"/api/kubevirt-iac/classes/ConstructError"},{"text":"core","link":"/api/kubevirt-iac/variables/core"},{"text":"Cpu","link":"/api/kubevirt-iac/variables/Cpu"},{"text":"Data<wbr>Source","link":"/api/kubevirt-iac/variables/DataSource"},{"text":"Data<wbr>Volume","link":"/api/kubevirt-iac/variables/DataVolume"},{"text":"Default<wbr>Deny","link":"/api/kubevirt-iac/classes/DefaultDeny"},{"text":"Deletion<wbr>Protection","link":"/api/kubevirt-iac/classes/DeletionProtection"},{"text":"Descheduler","link":"/api/kubevirt-iac/classes/Descheduler"},{"text":"Disk","link":"/api/kubevirt-iac/variables/Disk"},{"text":"Drain","link":"/api/kubevirt-iac/classes/Drain"},{"text":"Eviction<wbr>Strategy","link":"/api/kubevirt-iac/variables/EvictionStrategy"},{"text":"export","link":"/api/kubevirt-iac/variables/export"},{"text":"Export","link":"/api/kubevirt-iac/classes/Export"},{"text":"Filesystem","link":"/api/kubevirt-iac/variables/Filesystem"},{"text":"Firmware","link":"/api/kubevirt-iac/variables/Firmware"},{"text":"Fleet","link":"/api/kubevirt-iac/classes/Fleet"},{"text":"forklift","link":"/api/kubevirt-iac/variables/forklift"},{"text":"Git<wbr>Ops","link":"/api/kubevirt-iac/variables/GitOps"},{"text":"Golden<wbr>Image","link":"/api/kubevirt-iac/classes/GoldenImage"},{"text":"Golden<wbr>Images","link":"/api/kubevirt-iac/classes/GoldenImages"},{"text":"Gpu","link":"/api/kubevirt-iac/variables/Gpu"},{"text":"Guest<wbr>Password","link":"/api/kubevirt-iac/variables/GuestPassword"},{"text":"Guest<wbr>Service","link":"/api/kubevirt-iac/classes/GuestService"},{"text":"hco","link":"/api/kubevirt-iac/variables/hco"},{"text":"Host<wbr>Device","link":"/api/kubevirt-iac/variables/HostDevice"},{"text":"hostpathprovisioner","link":"/api/kubevirt-iac/variables/hostpathprovisioner"},{"text":"Hyper<wbr>Converged<wbr>Stack","link":"/api/kubevirt-iac/classes/HyperConvergedStack"},{"text":"Image","link":"/api/kubevirt-iac/variables/Image"},{"text":"instancetype","link":"/api/kubevirt-iac/variables/instancetype"},{"text":"Instancetype","link":"/api/kubevirt-iac/classes/Instancetype"},{"text":"k8scni","link":"/api/kubevirt-iac/variables/k8scni"},{"text":"Launch<wbr>Security","link":"/api/kubevirt-iac/variables/LaunchSecurity"},{"text":"Local<wbr>Image","link":"/api/kubevirt-iac/variables/LocalImage"},{"text":"Lun","link":"/api/kubevirt-iac/variables/Lun"},{"text":"Machine<wbr>Access","link":"/api/kubevirt-iac/classes/MachineAccess"},{"text":"Machine<wbr>Scheduling","link":"/api/kubevirt-iac/classes/MachineScheduling"},{"text":"Mac<wbr>Range","link":"/api/kubevirt-iac/classes/MacRange"},{"text":"Macvtap<wbr>Network","link":"/api/kubevirt-iac/classes/MacvtapNetwork"},{"text":"Manifest","link":"/api/kubevirt-iac/classes/Manifest"},{"text":"Memory","link":"/api/kubevirt-iac/variables/Memory"},{"text":"Migration","link":"/api/kubevirt-iac/classes/Migration"},{"text":"Migration<wbr>Policy","link":"/api/kubevirt-iac/classes/MigrationPolicy"},{"text":"migrations","link":"/api/kubevirt-iac/variables/migrations"},{"text":"Monitoring","link":"/api/kubevirt-iac/classes/Monitoring"},{"text":"Network","link":"/api/kubevirt-iac/classes/Network"},{"text":"networkaddonsoperator","link":"/api/kubevirt-iac/variables/networkaddonsoperator"},{"text":"Nic","link":"/api/kubevirt-iac/variables/Nic"},{"text":"nmstate","link":"/api/kubevirt-iac/variables/nmstate"},{"text":"Node<wbr>Health<wbr>Check","link":"/api/kubevirt-iac/classes/NodeHealthCheck"},{"text":"Node<wbr>Label","link":"/api/kubevirt-iac/variables/NodeLabel"},{"text":"Node<wbr>Maintenance","link":"/api/kubevirt-iac/classes/NodeMaintenance"},{"text":"Node<wbr>Network","link":"/api/kubevirt-iac/classes/NodeNetwork"},{"text":"Node<wbr>Selector","link":"/api/kubevirt-iac/classes/NodeSelector"},{"text":"Open<wbr>Shift<wbr>Virtualization","link":"/api/kubevirt-iac/classes/OpenShiftVirtualization"},{"text":"Ovn<wbr>Network","link":"/api/kubevirt-iac/classes/OvnNetwork"},{"text":"Ovs<wbr>Network","link":"/api/kubevirt-iac/classes/OvsNetwork"},{"text":"Parameter","link":"/api/kubevirt-iac/variables/Parameter"},{"text":"Peer","link":"/api/kubevirt-iac/variables/Peer"},{"text":"Persistent<wbr>Volume<wbr>Claim","link":"/api/kubevirt-iac/variables/PersistentVolumeClaim"},{"text":"plugin","link":"/api/kubevirt-iac/variables/plugin"},{"text":"pool","link":"/api/kubevirt-iac/variables/pool"},{"text":"Pool<wbr>Update","link":"/api/kubevirt-iac/variables/PoolUpdate"},{"text":"Port","link":"/api/kubevirt-iac/variables/Port"},{"text":"Preference","link":"/api/kubevirt-iac/classes/Preference"},{"text":"Probe","link":"/api/kubevirt-iac/variables/Probe"},{"text":"Release<wbr>Source","link":"/api/kubevirt-iac/variables/ReleaseSource"},{"text":"Resource<wbr>Claim","link":"/api/kubevirt-iac/variables/ResourceClaim"},{"text":"Restore","link":"/api/kubevirt-iac/classes/Restore"},{"text":"Restore<wbr>Drill","link":"/api/kubevirt-iac/classes/RestoreDrill"},{"text":"Rights","link":"/api/kubevirt-iac/classes/Rights"},{"text":"Rules","link":"/api/kubevirt-iac/variables/Rules"},{"text":"Run<wbr>Strategy","link":"/api/kubevirt-iac/variables/RunStrategy"},{"text":"Scale<wbr>In","link":"/api/kubevirt-iac/variables/ScaleIn"},{"text":"Scale<wbr>Metric","link":"/api/kubevirt-iac/variables/ScaleMetric"},{"text":"Service<wbr>Type","link":"/api/kubevirt-iac/variables/ServiceType"},{"text":"snapshot","link":"/api/kubevirt-iac/variables/snapshot"},{"text":"Snapshot","link":"/api/kubevirt-iac/classes/Snapshot"},{"text":"Snapshot<wbr>Schedule","link":"/api/kubevirt-iac/classes/SnapshotSchedule"},{"text":"Sriov<wbr>Network","link":"/api/kubevirt-iac/classes/SriovNetwork"},{"text":"Ssh<wbr>Key","link":"/api/kubevirt-iac/variables/SshKey"},{"text":"ssp","link":"/api/kubevirt-iac/variables/ssp"},{"text":"Storage<wbr>Class","link":"/api/kubevirt-iac/classes/StorageClass"},{"text":"Subject","link":"/api/kubevirt-iac/variables/Subject"},{"text":"synth","link":"/api/kubevirt-iac/functions/synth"},{"text":"Sysprep","link":"/api/kubevirt-iac/variables/Sysprep"},{"text":"template","link":"/api/kubevirt-iac/variables/template"},{"text":"Template","link":"/api/kubevirt-iac/classes/Template"},{"text":"Template<wbr>Kind","link":"/api/kubevirt-iac/variables/TemplateKind"},{"text":"Tenant","link":"/api/kubevirt-iac/classes/Tenant"},{"text":"Tenants","link":"/api/kubevirt-iac/classes/Tenants"},{"text":"Topology","link":"/api/kubevirt-iac/variables/Topology"},{"text":"Transform","link":"/api/kubevirt-iac/variables/Transform"},{"text":"Update<wbr>Volumes<wbr>Strategy","link":"/api/kubevirt-iac/variables/UpdateVolumesStrategy"},{"text":"User","link":"/api/kubevirt-iac/variables/User"},{"text":"User<wbr>Defined<wbr>Network","link":"/api/kubevirt-iac/classes/UserDefinedNetwork"},{"text":"Virtualization<wbr>Stack","link":"/api/kubevirt-iac/classes/VirtualizationStack"},{"text":"Virtual<wbr>Machine","link":"/api/kubevirt-iac/classes/VirtualMachine"},{"text":"Virtual<wbr>Machine<wbr>Instance","link":"/api/kubevirt-iac/classes/VirtualMachineInstance"},{"text":"Virtual<wbr>Machine<wbr>Instance<wbr>Replica<wbr>Set","link":"/api/kubevirt-iac/classes/VirtualMachineInstanceReplicaSet"},{"text":"Virtual<wbr>Machine<wbr>Template<wbr>Request","link":"/api/kubevirt-iac/classes/VirtualMachineTemplateRequest"},{"text":"Vm<wbr>Access","link":"/api/kubevirt-iac/classes/VmAccess"},{"text":"VMPool","link":"/api/kubevirt-iac/classes/VMPool"},{"text":"Vmware<wbr>Import","link":"/api/kubevirt-iac/classes/VmwareImport"},{"text":"Volume","link":"/api/kubevirt-iac/variables/Volume"},{"text":"Volume<wbr>Snapshot","link":"/api/kubevirt-iac/variables/VolumeSnapshot"},{"text":"Volume<wbr>Snapshot<wbr>Class","link":"/api/kubevirt-iac/classes/VolumeSnapshotClass"},{"text":"Windows","link":"/api/kubevirt-iac/variables/Windows"},{"text":"Windows<wbr>Image","link":"/api/kubevirt-iac/classes/WindowsImage"},{"text":"Workload<wbr>Updates","link":"/api/kubevirt-iac/classes/WorkloadUpdates"}],"collapsed":true},{"text":"kubevirt-iac/pulumi","items":[{"text":"All of it","link":"/api/pulumi/"},{"text":"Access","link":"/api/pulumi/classes/Access"},{"text":"Autoscaler","link":"/api/pulumi/classes/Autoscaler"},{"text":"Backup","link":"/api/pulumi/namespaces/actions/classes/Backup"},{"text":"Bridge<wbr>Network","link":"/api/pulumi/classes/BridgeNetwork"},{"text":"Clone","link":"/api/pulumi/namespaces/actions/classes/Clone"},{"text":"Cluster<wbr>User<wbr>Defined<wbr>Network","link":"/api/pulumi/classes/ClusterUserDefinedNetwork"},{"text":"Default<wbr>Deny","link":"/api/pulumi/classes/DefaultDeny"},{"text":"deploy","link":"/api/pulumi/functions/deploy"},{"text":"deploy<wbr>Fleet","link":"/api/pulumi/functions/deployFleet"},{"text":"Deployment","link":"/api/pulumi/classes/Deployment"},{"text":"Descheduler","link":"/api/pulumi/classes/Descheduler"},{"text":"Drain","link":"/api/pulumi/namespaces/actions/classes/Drain"},{"text":"expand","link":"/api/pulumi/functions/expand"},{"text":"expand<wbr>Output","link":"/api/pulumi/functions/expandOutput"},{"text":"Export","link":"/api/pulumi/namespaces/actions/classes/Export"},{"text":"get<wbr>Access","link":"/api/pulumi/functions/getAccess"},{"text":"get<wbr>Access<wbr>Output","link":"/api/pulumi/functions/getAccessOutput"},{"text":"get<wbr>Capabilities","link":"/api/pulumi/functions/getCapabilities"},{"text":"get<wbr>Capabilities<wbr>Output","link":"/api/pulumi/functions/getCapabilitiesOutput"},{"text":"get<wbr>Guest<wbr>Info","link":"/api/pulumi/functions/getGuestInfo"},{"text":"get<wbr>Guest<wbr>Info<wbr>Output","link":"/api/pulumi/functions/getGuestInfoOutput"},{"text":"get<wbr>Instancetypes","link":"/api/pulumi/functions/getInstancetypes"},{"text":"get<wbr>Instancetypes<wbr>Output","link":"/api/pulumi/functions/getInstancetypesOutput"},{"text":"get<wbr>Inventory","link":"/api/pulumi/functions/getInventory"},{"text":"get<wbr>Inventory<wbr>Output","link":"/api/pulumi/functions/getInventoryOutput"},{"text":"get<wbr>Virtual<wbr>Machine","link":"/api/pulumi/functions/getVirtualMachine"},{"text":"get<wbr>Virtual<wbr>Machine<wbr>Output","link":"/api/pulumi/functions/getVirtualMachineOutput"},{"text":"Golden<wbr>Image","link":"/api/pulumi/classes/GoldenImage"},{"text":"Golden<wbr>Images","link":"/api/pulumi/classes/GoldenImages"},{"text":"Guest<wbr>Service","link":"/api/pulumi/classes/GuestService"},{"text":"Hotplug<wbr>Interface","link":"/api/pulumi/namespaces/actions/classes/HotplugInterface"},{"text":"Hotplug<wbr>Volume","link":"/api/pulumi/namespaces/actions/classes/HotplugVolume"},{"text":"Hyper<wbr>Converged<wbr>Stack","link":"/api/pulumi/classes/HyperConvergedStack"},{"text":"Instancetype","link":"/api/pulumi/classes/Instancetype"},{"text":"Kubernetes<wbr>Resource","link":"/api/pulumi/classes/KubernetesResource"},{"text":"Macvtap<wbr>Network","link":"/api/pulumi/classes/MacvtapNetwork"},{"text":"Manifest","link":"/api/pulumi/classes/Manifest"},{"text":"Migration","link":"/api/pulumi/namespaces/actions/classes/Migration"},{"text":"Migration<wbr>Policy","link":"/api/pulumi/classes/MigrationPolicy"},{"text":"Monitoring","link":"/api/pulumi/classes/Monitoring"},{"text":"Node<wbr>Health<wbr>Check","link":"/api/pulumi/classes/NodeHealthCheck"},{"text":"Node<wbr>Maintenance","link":"/api/pulumi/classes/NodeMaintenance"},{"text":"Node<wbr>Network","link":"/api/pulumi/classes/NodeNetwork"},{"text":"Open<wbr>Shift<wbr>Virtualization","link":"/api/pulumi/classes/OpenShiftVirtualization"},{"text":"Ovn<wbr>Network","link":"/api/pulumi/classes/OvnNetwork"},{"text":"Ovs<wbr>Network","link":"/api/pulumi/classes/OvsNetwork"},{"text":"Pause","link":"/api/pulumi/namespaces/actions/classes/Pause"},{"text":"Preference","link":"/api/pulumi/classes/Preference"},{"text":"Preflight","link":"/api/pulumi/classes/Preflight"},{"text":"Provider","link":"/api/pulumi/classes/Provider"},{"text":"Restart","link":"/api/pulumi/namespaces/actions/classes/Restart"},{"text":"Restore","link":"/api/pulumi/namespaces/actions/classes/Restore"},{"text":"Restore<wbr>Drill","link":"/api/pulumi/classes/RestoreDrill"},{"text":"Rights","link":"/api/pulumi/classes/Rights"},{"text":"Snapshot","link":"/api/pulumi/namespaces/actions/classes/Snapshot"},{"text":"Snapshot<wbr>Schedule","link":"/api/pulumi/classes/SnapshotSchedule"},{"text":"Sriov<wbr>Network","link":"/api/pulumi/classes/SriovNetwork"},{"text":"Start","link":"/api/pulumi/namespaces/actions/classes/Start"},{"text":"Stop","link":"/api/pulumi/namespaces/actions/classes/Stop"},{"text":"Storage<wbr>Class","link":"/api/pulumi/classes/StorageClass"},{"text":"Template","link":"/api/pulumi/classes/Template"},{"text":"Tenant","link":"/api/pulumi/classes/Tenant"},{"text":"Upload","link":"/api/pulumi/namespaces/actions/classes/Upload"},{"text":"User<wbr>Defined<wbr>Network","link":"/api/pulumi/classes/UserDefinedNetwork"},{"text":"Virtualization<wbr>Stack","link":"/api/pulumi/classes/VirtualizationStack"},{"text":"Virtual<wbr>Machine","link":"/api/pulumi/classes/VirtualMachine"},{"text":"Virtual<wbr>Machine<wbr>Instance","link":"/api/pulumi/classes/VirtualMachineInstance"},{"text":"Virtual<wbr>Machine<wbr>Instance<wbr>Replica<wbr>Set","link":"/api/pulumi/classes/VirtualMachineInstanceReplicaSet"},{"text":"Vm<wbr>Access","link":"/api/pulumi/classes/VmAccess"},{"text":"VMPool","link":"/api/pulumi/classes/VMPool"},{"text":"Vmware<wbr>Import","link":"/api/pulumi/classes/VmwareImport"},{"text":"Volume<wbr>Snapshot<wbr>Class","link":"/api/pulumi/classes/VolumeSnapshotClass"},{"text":"Windows<wbr>Image","link":"/api/pulumi/classes/WindowsImage"}],"collapsed":true},{"text":"kubevirt-iac/testing","items":[{"text":"All of it","link":"/api/testing/"},{"text":"admission<wbr>Matchers","link":"/api/testing/variables/admissionMatchers"},{"text":"Missing<wbr>Programs","link":"/api/testing/classes/MissingPrograms"},{"text":"start<wbr>Sandbox","link":"/api/testing/functions/startSandbox"},{"text":"use<wbr>Admission<wbr>Matchers","link":"/api/testing/functions/useAdmissionMatchers"}],"collapsed":true}],"/pulumi-reference/":[{"text":"Pulumi reference","link":"/pulumi-reference/"},{"text":"Provider","link":"/pulumi-reference/provider"},{"text":"Components","items":[{"text":"Access","link":"/pulumi-reference/components/Access"},{"text":"Autoscaler","link":"/pulumi-reference/components/Autoscaler"},{"text":"Bridge<wbr>Network","link":"/pulumi-reference/components/BridgeNetwork"},{"text":"Cluster<wbr>User<wbr>Defined<wbr>Network","link":"/pulumi-reference/components/ClusterUserDefinedNetwork"},{"text":"Default<wbr>Deny","link":"/pulumi-reference/components/DefaultDeny"},{"text":"Descheduler","link":"/pulumi-reference/components/Descheduler"},{"text":"Golden<wbr>Image","link":"/pulumi-reference/components/GoldenImage"},{"text":"Golden<wbr>Images","link":"/pulumi-reference/components/GoldenImages"},{"text":"Guest<wbr>Service","link":"/pulumi-reference/components/GuestService"},{"text":"Hyper<wbr>Converged<wbr>Stack","link":"/pulumi-reference/components/HyperConvergedStack"},{"text":"Macvtap<wbr>Network","link":"/pulumi-reference/components/MacvtapNetwork"},{"text":"Manifest","link":"/pulumi-reference/components/Manifest"},{"text":"Migration<wbr>Policy","link":"/pulumi-reference/components/MigrationPolicy"},{"text":"Monitoring","link":"/pulumi-reference/components/Monitoring"},{"text":"Node<wbr>Health<wbr>Check","link":"/pulumi-reference/components/NodeHealthCheck"},{"text":"Node<wbr>Maintenance","link":"/pulumi-reference/components/NodeMaintenance"},{"text":"Node<wbr>Network","link":"/pulumi-reference/components/NodeNetwork"},{"text":"Open<wbr>Shift<wbr>Virtualization","link":"/pulumi-reference/components/OpenShiftVirtualization"},{"text":"Ovn<wbr>Network","link":"/pulumi-reference/components/OvnNetwork"},{"text":"Ovs<wbr>Network","link":"/pulumi-reference/components/OvsNetwork"},{"text":"Preference","link":"/pulumi-reference/components/Preference"},{"text":"Preflight","link":"/pulumi-reference/components/Preflight"},{"text":"Restore<wbr>Drill","link":"/pulumi-reference/components/RestoreDrill"},{"text":"Rights","link":"/pulumi-reference/components/Rights"},{"text":"Snapshot<wbr>Schedule","link":"/pulumi-reference/components/SnapshotSchedule"},{"text":"Sriov<wbr>Network","link":"/pulumi-reference/components/SriovNetwork"},{"text":"Storage<wbr>Class","link":"/pulumi-reference/components/StorageClass"},{"text":"Tenant","link":"/pulumi-reference/components/Tenant"},{"text":"User<wbr>Defined<wbr>Network","link":"/pulumi-reference/components/UserDefinedNetwork"},{"text":"VMPool","link":"/pulumi-reference/components/VMPool"},{"text":"Virtual<wbr>Machine","link":"/pulumi-reference/components/VirtualMachine"},{"text":"Virtual<wbr>Machine<wbr>Instance","link":"/pulumi-reference/components/VirtualMachineInstance"},{"text":"Virtual<wbr>Machine<wbr>Instance<wbr>Replica<wbr>Set","link":"/pulumi-reference/components/VirtualMachineInstanceReplicaSet"},{"text":"Virtualization<wbr>Stack","link":"/pulumi-reference/components/VirtualizationStack"},{"text":"Vm<wbr>Access","link":"/pulumi-reference/components/VmAccess"},{"text":"Vmware<wbr>Import","link":"/pulumi-reference/components/VmwareImport"},{"text":"Volume<wbr>Snapshot<wbr>Class","link":"/pulumi-reference/components/VolumeSnapshotClass"},{"text":"Windows<wbr>Image","link":"/pulumi-reference/components/WindowsImage"}],"collapsed":true},{"text":"Actions","items":[{"text":"Backup","link":"/pulumi-reference/actions/Backup"},{"text":"Clone","link":"/pulumi-reference/actions/Clone"},{"text":"Drain","link":"/pulumi-reference/actions/Drain"},{"text":"Export","link":"/pulumi-reference/actions/Export"},{"text":"Hotplug<wbr>Interface","link":"/pulumi-reference/actions/HotplugInterface"},{"text":"Hotplug<wbr>Volume","link":"/pulumi-reference/actions/HotplugVolume"},{"text":"Migration","link":"/pulumi-reference/actions/Migration"},{"text":"Pause","link":"/pulumi-reference/actions/Pause"},{"text":"Restart","link":"/pulumi-reference/actions/Restart"},{"text":"Restore","link":"/pulumi-reference/actions/Restore"},{"text":"Snapshot","link":"/pulumi-reference/actions/Snapshot"},{"text":"Start","link":"/pulumi-reference/actions/Start"},{"text":"Stop","link":"/pulumi-reference/actions/Stop"},{"text":"Upload","link":"/pulumi-reference/actions/Upload"}],"collapsed":true},{"text":"aaq/v1alpha1","items":[{"text":"AAQ","link":"/pulumi-reference/aaq-v1alpha1/AAQ"}],"collapsed":true},{"text":"backup/v1alpha1","items":[{"text":"Virtual<wbr>Machine<wbr>Backup","link":"/pulumi-reference/backup-v1alpha1/VirtualMachineBackup"},{"text":"Virtual<wbr>Machine<wbr>Backup<wbr>Tracker","link":"/pulumi-reference/backup-v1alpha1/VirtualMachineBackupTracker"}],"collapsed":true},{"text":"cdi/v1beta1","items":[{"text":"CDI","link":"/pulumi-reference/cdi-v1beta1/CDI"},{"text":"CDIConfig","link":"/pulumi-reference/cdi-v1beta1/CDIConfig"},{"text":"Data<wbr>Import<wbr>Cron","link":"/pulumi-reference/cdi-v1beta1/DataImportCron"},{"text":"Data<wbr>Source","link":"/pulumi-reference/cdi-v1beta1/DataSource"},{"text":"Data<wbr>Volume","link":"/pulumi-reference/cdi-v1beta1/DataVolume"},{"text":"Object<wbr>Transfer","link":"/pulumi-reference/cdi-v1beta1/ObjectTransfer"},{"text":"Storage<wbr>Profile","link":"/pulumi-reference/cdi-v1beta1/StorageProfile"},{"text":"Volume<wbr>Clone<wbr>Source","link":"/pulumi-reference/cdi-v1beta1/VolumeCloneSource"},{"text":"Volume<wbr>Import<wbr>Source","link":"/pulumi-reference/cdi-v1beta1/VolumeImportSource"},{"text":"Volume<wbr>Upload<wbr>Source","link":"/pulumi-reference/cdi-v1beta1/VolumeUploadSource"}],"collapsed":true},{"text":"clone/v1beta1","items":[{"text":"Virtual<wbr>Machine<wbr>Clone","link":"/pulumi-reference/clone-v1beta1/VirtualMachineClone"}],"collapsed":true},{"text":"core/v1","items":[{"text":"Kube<wbr>Virt","link":"/pulumi-reference/core-v1/KubeVirt"},{"text":"Virtual<wbr>Machine","link":"/pulumi-reference/core-v1/VirtualMachine"},{"text":"Virtual<wbr>Machine<wbr>Instance","link":"/pulumi-reference/core-v1/VirtualMachineInstance"},{"text":"Virtual<wbr>Machine<wbr>Instance<wbr>Migration","link":"/pulumi-reference/core-v1/VirtualMachineInstanceMigration"},{"text":"Virtual<wbr>Machine<wbr>Instance<wbr>Preset","link":"/pulumi-reference/core-v1/VirtualMachineInstancePreset"},{"text":"Virtual<wbr>Machine<wbr>Instance<wbr>Replica<wbr>Set","link":"/pulumi-reference/core-v1/VirtualMachineInstanceReplicaSet"}],"collapsed":true},{"text":"export/v1","items":[{"text":"Virtual<wbr>Machine<wbr>Export","link":"/pulumi-reference/export-v1/VirtualMachineExport"}],"collapsed":true},{"text":"forklift/v1beta1","items":[{"text":"Openstack<wbr>Volume<wbr>Populator","link":"/pulumi-reference/forklift-v1beta1/OpenstackVolumePopulator"},{"text":"Ovirt<wbr>Volume<wbr>Populator","link":"/pulumi-reference/forklift-v1beta1/OvirtVolumePopulator"}],"collapsed":true},{"text":"hco/v1","items":[{"text":"Hyper<wbr>Converged","link":"/pulumi-reference/hco-v1/HyperConverged"}],"collapsed":true},{"text":"hco/v1beta1","items":[{"text":"Hyper<wbr>Converged","link":"/pulumi-reference/hco-v1beta1/HyperConverged"}],"collapsed":true},{"text":"hostpathprovisioner/v1beta1","items":[{"text":"Host<wbr>Path<wbr>Provisioner","link":"/pulumi-reference/hostpathprovisioner-v1beta1/HostPathProvisioner"}],"collapsed":true},{"text":"instancetype/v1beta1","items":[{"text":"Virtual<wbr>Machine<wbr>Cluster<wbr>Instancetype","link":"/pulumi-reference/instancetype-v1beta1/VirtualMachineClusterInstancetype"},{"text":"Virtual<wbr>Machine<wbr>Cluster<wbr>Preference","link":"/pulumi-reference/instancetype-v1beta1/VirtualMachineClusterPreference"},{"text":"Virtual<wbr>Machine<wbr>Instancetype","link":"/pulumi-reference/instancetype-v1beta1/VirtualMachineInstancetype"},{"text":"Virtual<wbr>Machine<wbr>Preference","link":"/pulumi-reference/instancetype-v1beta1/VirtualMachinePreference"}],"collapsed":true},{"text":"k8scni/v1","items":[{"text":"Network<wbr>Attachment<wbr>Definition","link":"/pulumi-reference/k8scni-v1/NetworkAttachmentDefinition"}],"collapsed":true},{"text":"migrations/v1alpha1","items":[{"text":"Migration<wbr>Policy","link":"/pulumi-reference/migrations-v1alpha1/MigrationPolicy"}],"collapsed":true},{"text":"networkaddonsoperator/v1","items":[{"text":"Network<wbr>Addons<wbr>Config","link":"/pulumi-reference/networkaddonsoperator-v1/NetworkAddonsConfig"}],"collapsed":true},{"text":"nmstate/v1","items":[{"text":"NMState","link":"/pulumi-reference/nmstate-v1/NMState"},{"text":"Node<wbr>Network<wbr>Configuration<wbr>Policy","link":"/pulumi-reference/nmstate-v1/NodeNetworkConfigurationPolicy"}],"collapsed":true},{"text":"nmstate/v1beta1","items":[{"text":"NMState","link":"/pulumi-reference/nmstate-v1beta1/NMState"}],"collapsed":true},{"text":"plugin/v1alpha1","items":[{"text":"Plugin","link":"/pulumi-reference/plugin-v1alpha1/Plugin"}],"collapsed":true},{"text":"pool/v1beta1","items":[{"text":"Virtual<wbr>Machine<wbr>Pool","link":"/pulumi-reference/pool-v1beta1/VirtualMachinePool"}],"collapsed":true},{"text":"snapshot/v1beta1","items":[{"text":"Virtual<wbr>Machine<wbr>Restore","link":"/pulumi-reference/snapshot-v1beta1/VirtualMachineRestore"},{"text":"Virtual<wbr>Machine<wbr>Snapshot","link":"/pulumi-reference/snapshot-v1beta1/VirtualMachineSnapshot"},{"text":"Virtual<wbr>Machine<wbr>Snapshot<wbr>Content","link":"/pulumi-reference/snapshot-v1beta1/VirtualMachineSnapshotContent"}],"collapsed":true},{"text":"ssp/v1beta2","items":[{"text":"SSP","link":"/pulumi-reference/ssp-v1beta2/SSP"}],"collapsed":true},{"text":"ssp/v1beta3","items":[{"text":"SSP","link":"/pulumi-reference/ssp-v1beta3/SSP"}],"collapsed":true},{"text":"template/v1beta1","items":[{"text":"Virtual<wbr>Machine<wbr>Template","link":"/pulumi-reference/template-v1beta1/VirtualMachineTemplate"},{"text":"Virtual<wbr>Machine<wbr>Template<wbr>Request","link":"/pulumi-reference/template-v1beta1/VirtualMachineTemplateRequest"}],"collapsed":true},{"text":"Functions","items":[{"text":"VMPool.expose","link":"/pulumi-reference/components/VMPool.expose"},{"text":"Virtual<wbr>Machine.expose","link":"/pulumi-reference/components/VirtualMachine.expose"},{"text":"Virtual<wbr>Machine<wbr>Instance.expose","link":"/pulumi-reference/components/VirtualMachineInstance.expose"},{"text":"Virtual<wbr>Machine<wbr>Instance<wbr>Replica<wbr>Set.expose","link":"/pulumi-reference/components/VirtualMachineInstanceReplicaSet.expose"},{"text":"expand","link":"/pulumi-reference/components/expand"},{"text":"get<wbr>Access","link":"/pulumi-reference/components/getAccess"},{"text":"get<wbr>Capabilities","link":"/pulumi-reference/components/getCapabilities"},{"text":"get<wbr>Guest<wbr>Info","link":"/pulumi-reference/components/getGuestInfo"},{"text":"get<wbr>Instancetypes","link":"/pulumi-reference/components/getInstancetypes"},{"text":"get<wbr>Inventory","link":"/pulumi-reference/components/getInventory"},{"text":"get<wbr>Virtual<wbr>Machine","link":"/pulumi-reference/components/getVirtualMachine"}],"collapsed":true}]},"outline":{"level":[2,3]},"socialLinks":[{"icon":"github","link":"https://github.com/kubevirt-iac/kubevirt-iac"}],"docFooter":{"prev":"Previous","next":"Next"},"version":"v0.1","search":{"provider":"local","options":{"miniSearch":{"searchOptions":{"fuzzy":0.1,"prefix":true,"boost":{"title":4,"text":2,"titles":1}}}}}},"locales":{},"scrollOffset":134,"cleanUrls":false}`));
const __vite_import_meta_env__ = {};
const EXTERNAL_URL_RE = /^(?:[a-z]+:|\/\/)/i;
const APPEARANCE_KEY = "vitepress-theme-appearance";
const HASH_RE = /#.*$/;
const HASH_OR_QUERY_RE = /[?#].*$/;
const INDEX_OR_EXT_RE = /(?:(^|\/)index)?\.(?:md|html)$/;
const inBrowser = typeof document !== "undefined";
const notFoundPageData = {
  relativePath: "404.md",
  filePath: "",
  title: "404",
  description: "Not Found",
  headers: [],
  frontmatter: { sidebar: false, layout: "page" },
  lastUpdated: 0,
  isNotFound: true
};
function isActive(currentPath, matchPath, asRegex = false) {
  if (matchPath === void 0) {
    return false;
  }
  currentPath = normalize(`/${currentPath}`);
  if (asRegex) {
    return new RegExp(matchPath).test(currentPath);
  }
  if (normalize(matchPath) !== currentPath) {
    return false;
  }
  const hashMatch = matchPath.match(HASH_RE);
  if (hashMatch) {
    return (inBrowser ? location.hash : "") === hashMatch[0];
  }
  return true;
}
function normalize(path) {
  return decodeURI(path).replace(HASH_OR_QUERY_RE, "").replace(INDEX_OR_EXT_RE, "$1");
}
function isExternal(path) {
  return EXTERNAL_URL_RE.test(path);
}
function getLocaleForPath(siteData2, relativePath) {
  return Object.keys((siteData2 == null ? void 0 : siteData2.locales) || {}).find((key) => key !== "root" && !isExternal(key) && isActive(relativePath, `/${key}/`, true)) || "root";
}
function resolveSiteDataByRoute(siteData2, relativePath) {
  var _a, _b, _c, _d, _e, _f, _g;
  const localeIndex = getLocaleForPath(siteData2, relativePath);
  return Object.assign({}, siteData2, {
    localeIndex,
    lang: ((_a = siteData2.locales[localeIndex]) == null ? void 0 : _a.lang) ?? siteData2.lang,
    dir: ((_b = siteData2.locales[localeIndex]) == null ? void 0 : _b.dir) ?? siteData2.dir,
    title: ((_c = siteData2.locales[localeIndex]) == null ? void 0 : _c.title) ?? siteData2.title,
    titleTemplate: ((_d = siteData2.locales[localeIndex]) == null ? void 0 : _d.titleTemplate) ?? siteData2.titleTemplate,
    description: ((_e = siteData2.locales[localeIndex]) == null ? void 0 : _e.description) ?? siteData2.description,
    head: mergeHead(siteData2.head, ((_f = siteData2.locales[localeIndex]) == null ? void 0 : _f.head) ?? []),
    themeConfig: {
      ...siteData2.themeConfig,
      ...(_g = siteData2.locales[localeIndex]) == null ? void 0 : _g.themeConfig
    }
  });
}
function createTitle(siteData2, pageData) {
  const title = pageData.title || siteData2.title;
  const template = pageData.titleTemplate ?? siteData2.titleTemplate;
  if (typeof template === "string" && template.includes(":title")) {
    return template.replace(/:title/g, title);
  }
  const templateString = createTitleTemplate(siteData2.title, template);
  if (title === templateString.slice(3)) {
    return title;
  }
  return `${title}${templateString}`;
}
function createTitleTemplate(siteTitle, template) {
  if (template === false) {
    return "";
  }
  if (template === true || template === void 0) {
    return ` | ${siteTitle}`;
  }
  if (siteTitle === template) {
    return "";
  }
  return ` | ${template}`;
}
function hasTag(head, tag) {
  const [tagType, tagAttrs] = tag;
  if (tagType !== "meta")
    return false;
  const keyAttr = Object.entries(tagAttrs)[0];
  if (keyAttr == null)
    return false;
  return head.some(([type, attrs]) => type === tagType && attrs[keyAttr[0]] === keyAttr[1]);
}
function mergeHead(prev, curr) {
  return [...prev.filter((tagAttrs) => !hasTag(curr, tagAttrs)), ...curr];
}
const INVALID_CHAR_REGEX = /[\u0000-\u001F"#$&*+,:;<=>?[\]^`{|}\u007F]/g;
const DRIVE_LETTER_REGEX = /^[a-z]:/i;
function sanitizeFileName(name) {
  const match = DRIVE_LETTER_REGEX.exec(name);
  const driveLetter = match ? match[0] : "";
  return driveLetter + name.slice(driveLetter.length).replace(INVALID_CHAR_REGEX, "_").replace(/(^|\/)_+(?=[^/]*$)/, "$1");
}
const KNOWN_EXTENSIONS = /* @__PURE__ */ new Set();
function treatAsHtml(filename) {
  var _a;
  if (KNOWN_EXTENSIONS.size === 0) {
    const extraExts = typeof process === "object" && ((_a = process.env) == null ? void 0 : _a.VITE_EXTRA_EXTENSIONS) || (__vite_import_meta_env__ == null ? void 0 : __vite_import_meta_env__.VITE_EXTRA_EXTENSIONS) || "";
    ("3g2,3gp,aac,ai,apng,au,avif,bin,bmp,cer,class,conf,crl,css,csv,dll,doc,eps,epub,exe,gif,gz,ics,ief,jar,jpe,jpeg,jpg,js,json,jsonld,m4a,man,mid,midi,mjs,mov,mp2,mp3,mp4,mpe,mpeg,mpg,mpp,oga,ogg,ogv,ogx,opus,otf,p10,p7c,p7m,p7s,pdf,png,ps,qt,roff,rtf,rtx,ser,svg,t,tif,tiff,tr,ts,tsv,ttf,txt,vtt,wav,weba,webm,webp,woff,woff2,xhtml,xml,yaml,yml,zip" + (extraExts && typeof extraExts === "string" ? "," + extraExts : "")).split(",").forEach((ext2) => KNOWN_EXTENSIONS.add(ext2));
  }
  const ext = filename.split(".").pop();
  return ext == null || !KNOWN_EXTENSIONS.has(ext.toLowerCase());
}
function escapeRegExp(str) {
  return str.replace(/[|\\{}()[\]^$+*?.]/g, "\\$&").replace(/-/g, "\\x2d");
}
const dataSymbol = Symbol();
const siteDataRef = shallowRef(siteData);
function initData(route) {
  const site = computed(() => resolveSiteDataByRoute(siteDataRef.value, route.data.relativePath));
  const appearance = site.value.appearance;
  const isDark = appearance === "force-dark" ? ref(true) : appearance === "force-auto" ? usePreferredDark() : appearance ? useDark({
    storageKey: APPEARANCE_KEY,
    initialValue: () => appearance === "dark" ? "dark" : "auto",
    ...typeof appearance === "object" ? appearance : {}
  }) : ref(false);
  const hashRef = ref(inBrowser ? location.hash : "");
  if (inBrowser) {
    window.addEventListener("hashchange", () => {
      hashRef.value = location.hash;
    });
  }
  watch(() => route.data, () => {
    hashRef.value = inBrowser ? location.hash : "";
  });
  return {
    site,
    theme: computed(() => site.value.themeConfig),
    page: computed(() => route.data),
    frontmatter: computed(() => route.data.frontmatter),
    params: computed(() => route.data.params),
    lang: computed(() => site.value.lang),
    dir: computed(() => route.data.frontmatter.dir || site.value.dir),
    localeIndex: computed(() => site.value.localeIndex || "root"),
    title: computed(() => createTitle(site.value, route.data)),
    description: computed(() => route.data.description || site.value.description),
    isDark,
    hash: computed(() => hashRef.value)
  };
}
function useData() {
  const data = inject(dataSymbol);
  if (!data) {
    throw new Error("vitepress data not properly injected in app");
  }
  return data;
}
function joinPath(base, path) {
  return `${base}${path}`.replace(/\/+/g, "/");
}
function withBase(path) {
  return EXTERNAL_URL_RE.test(path) || !path.startsWith("/") ? path : joinPath(siteDataRef.value.base, path);
}
function pathToFile(path) {
  let pagePath = path.replace(/\.html$/, "");
  pagePath = decodeURIComponent(pagePath);
  pagePath = pagePath.replace(/\/$/, "/index");
  {
    if (inBrowser) {
      const base = "/kubevirt-iac/v0.1/";
      pagePath = sanitizeFileName(pagePath.slice(base.length).replace(/\//g, "_") || "index") + ".md";
      let pageHash = __VP_HASH_MAP__[pagePath.toLowerCase()];
      if (!pageHash) {
        pagePath = pagePath.endsWith("_index.md") ? pagePath.slice(0, -9) + ".md" : pagePath.slice(0, -3) + "_index.md";
        pageHash = __VP_HASH_MAP__[pagePath.toLowerCase()];
      }
      if (!pageHash)
        return null;
      pagePath = `${base}${"assets"}/${pagePath}.${pageHash}.js`;
    } else {
      pagePath = `./${sanitizeFileName(pagePath.slice(1).replace(/\//g, "_"))}.md.js`;
    }
  }
  return pagePath;
}
let contentUpdatedCallbacks = [];
function onContentUpdated(fn) {
  contentUpdatedCallbacks.push(fn);
  onUnmounted(() => {
    contentUpdatedCallbacks = contentUpdatedCallbacks.filter((f) => f !== fn);
  });
}
function getScrollOffset() {
  let scrollOffset = siteDataRef.value.scrollOffset;
  let offset = 0;
  let padding = 24;
  if (typeof scrollOffset === "object" && "padding" in scrollOffset) {
    padding = scrollOffset.padding;
    scrollOffset = scrollOffset.selector;
  }
  if (typeof scrollOffset === "number") {
    offset = scrollOffset;
  } else if (typeof scrollOffset === "string") {
    offset = tryOffsetSelector(scrollOffset, padding);
  } else if (Array.isArray(scrollOffset)) {
    for (const selector of scrollOffset) {
      const res = tryOffsetSelector(selector, padding);
      if (res) {
        offset = res;
        break;
      }
    }
  }
  return offset;
}
function tryOffsetSelector(selector, padding) {
  const el = document.querySelector(selector);
  if (!el)
    return 0;
  const bot = el.getBoundingClientRect().bottom;
  if (bot < 0)
    return 0;
  return bot + padding;
}
const RouterSymbol = Symbol();
const fakeHost = "http://a.com";
const getDefaultRoute = () => ({
  path: "/",
  component: null,
  data: notFoundPageData
});
function createRouter(loadPageModule, fallbackComponent) {
  const route = reactive(getDefaultRoute());
  const router = {
    route,
    go
  };
  async function go(href = inBrowser ? location.href : "/") {
    var _a, _b;
    href = normalizeHref(href);
    if (await ((_a = router.onBeforeRouteChange) == null ? void 0 : _a.call(router, href)) === false)
      return;
    if (inBrowser && href !== normalizeHref(location.href)) {
      history.replaceState({ scrollPosition: window.scrollY }, "");
      history.pushState({}, "", href);
    }
    await loadPage(href);
    await ((_b = router.onAfterRouteChange ?? router.onAfterRouteChanged) == null ? void 0 : _b(href));
  }
  let latestPendingPath = null;
  async function loadPage(href, scrollPosition = 0, isRetry = false) {
    var _a, _b;
    if (await ((_a = router.onBeforePageLoad) == null ? void 0 : _a.call(router, href)) === false)
      return;
    const targetLoc = new URL(href, fakeHost);
    const pendingPath = latestPendingPath = targetLoc.pathname;
    try {
      let page = await loadPageModule(pendingPath);
      if (!page) {
        throw new Error(`Page not found: ${pendingPath}`);
      }
      if (latestPendingPath === pendingPath) {
        latestPendingPath = null;
        const { default: comp, __pageData } = page;
        if (!comp) {
          throw new Error(`Invalid route component: ${comp}`);
        }
        await ((_b = router.onAfterPageLoad) == null ? void 0 : _b.call(router, href));
        route.path = inBrowser ? pendingPath : withBase(pendingPath);
        route.component = markRaw(comp);
        route.data = true ? markRaw(__pageData) : readonly(__pageData);
        if (inBrowser) {
          nextTick(() => {
            let actualPathname = siteDataRef.value.base + __pageData.relativePath.replace(/(?:(^|\/)index)?\.md$/, "$1");
            if (!siteDataRef.value.cleanUrls && !actualPathname.endsWith("/")) {
              actualPathname += ".html";
            }
            if (actualPathname !== targetLoc.pathname) {
              targetLoc.pathname = actualPathname;
              href = actualPathname + targetLoc.search + targetLoc.hash;
              history.replaceState({}, "", href);
            }
            if (targetLoc.hash && !scrollPosition) {
              let target = null;
              try {
                target = document.getElementById(decodeURIComponent(targetLoc.hash).slice(1));
              } catch (e) {
                console.warn(e);
              }
              if (target) {
                scrollTo(target, targetLoc.hash);
                return;
              }
            }
            window.scrollTo(0, scrollPosition);
          });
        }
      }
    } catch (err) {
      if (!/fetch|Page not found/.test(err.message) && !/^\/404(\.html|\/)?$/.test(href)) {
        console.error(err);
      }
      if (!isRetry) {
        try {
          const res = await fetch(siteDataRef.value.base + "hashmap.json");
          window.__VP_HASH_MAP__ = await res.json();
          await loadPage(href, scrollPosition, true);
          return;
        } catch (e) {
        }
      }
      if (latestPendingPath === pendingPath) {
        latestPendingPath = null;
        route.path = inBrowser ? pendingPath : withBase(pendingPath);
        route.component = fallbackComponent ? markRaw(fallbackComponent) : null;
        const relativePath = inBrowser ? pendingPath.replace(/(^|\/)$/, "$1index").replace(/(\.html)?$/, ".md").replace(/^\//, "") : "404.md";
        route.data = { ...notFoundPageData, relativePath };
      }
    }
  }
  if (inBrowser) {
    if (history.state === null) {
      history.replaceState({}, "");
    }
    window.addEventListener("click", (e) => {
      if (e.defaultPrevented || !(e.target instanceof Element) || e.target.closest("button") || // temporary fix for docsearch action buttons
      e.button !== 0 || e.ctrlKey || e.shiftKey || e.altKey || e.metaKey)
        return;
      const link = e.target.closest("a");
      if (!link || link.closest(".vp-raw") || link.hasAttribute("download") || link.hasAttribute("target"))
        return;
      const linkHref = link.getAttribute("href") ?? (link instanceof SVGAElement ? link.getAttribute("xlink:href") : null);
      if (linkHref == null)
        return;
      const { href, origin, pathname, hash, search } = new URL(linkHref, link.baseURI);
      const currentUrl = new URL(location.href);
      if (origin === currentUrl.origin && treatAsHtml(pathname)) {
        e.preventDefault();
        if (pathname === currentUrl.pathname && search === currentUrl.search) {
          if (hash !== currentUrl.hash) {
            history.pushState({}, "", href);
            window.dispatchEvent(new HashChangeEvent("hashchange", {
              oldURL: currentUrl.href,
              newURL: href
            }));
          }
          if (hash) {
            scrollTo(link, hash, link.classList.contains("header-anchor"));
          } else {
            window.scrollTo(0, 0);
          }
        } else {
          go(href);
        }
      }
    }, { capture: true });
    window.addEventListener("popstate", async (e) => {
      var _a;
      if (e.state === null)
        return;
      const href = normalizeHref(location.href);
      await loadPage(href, e.state && e.state.scrollPosition || 0);
      await ((_a = router.onAfterRouteChange ?? router.onAfterRouteChanged) == null ? void 0 : _a(href));
    });
    window.addEventListener("hashchange", (e) => {
      e.preventDefault();
    });
  }
  return router;
}
function useRouter() {
  const router = inject(RouterSymbol);
  if (!router) {
    throw new Error("useRouter() is called without provider.");
  }
  return router;
}
function useRoute() {
  return useRouter().route;
}
function scrollTo(el, hash, smooth = false) {
  let target = null;
  try {
    target = el.classList.contains("header-anchor") ? el : document.getElementById(decodeURIComponent(hash).slice(1));
  } catch (e) {
    console.warn(e);
  }
  if (target) {
    let scrollToTarget = function() {
      if (!smooth || Math.abs(targetTop - window.scrollY) > window.innerHeight)
        window.scrollTo(0, targetTop);
      else
        window.scrollTo({ left: 0, top: targetTop, behavior: "smooth" });
    };
    const targetPadding = parseInt(window.getComputedStyle(target).paddingTop, 10);
    const targetTop = window.scrollY + target.getBoundingClientRect().top - getScrollOffset() + targetPadding;
    requestAnimationFrame(scrollToTarget);
  }
}
function normalizeHref(href) {
  const url = new URL(href, fakeHost);
  url.pathname = url.pathname.replace(/(^|\/)index(\.html)?$/, "$1");
  if (siteDataRef.value.cleanUrls)
    url.pathname = url.pathname.replace(/\.html$/, "");
  else if (!url.pathname.endsWith("/") && !url.pathname.endsWith(".html"))
    url.pathname += ".html";
  return url.pathname + url.search + url.hash;
}
const runCbs = () => contentUpdatedCallbacks.forEach((fn) => fn());
const Content = defineComponent({
  name: "VitePressContent",
  props: {
    as: { type: [Object, String], default: "div" }
  },
  setup(props) {
    const route = useRoute();
    const { frontmatter, site } = useData();
    watch(frontmatter, runCbs, { deep: true, flush: "post" });
    return () => h(props.as, site.value.contentProps ?? { style: { position: "relative" } }, [
      route.component ? h(route.component, {
        onVnodeMounted: runCbs,
        onVnodeUpdated: runCbs,
        onVnodeUnmounted: runCbs
      }) : "404 Page Not Found"
    ]);
  }
});
export {
  Content as C,
  EXTERNAL_URL_RE as E,
  RouterSymbol as R,
  isActive as a,
  useRoute as b,
  inBrowser as c,
  createTitle as d,
  initData as e,
  dataSymbol as f,
  getScrollOffset as g,
  createRouter as h,
  isExternal as i,
  useRouter as j,
  escapeRegExp as k,
  mergeHead as m,
  onContentUpdated as o,
  pathToFile as p,
  siteDataRef as s,
  treatAsHtml as t,
  useData as u,
  withBase as w
};
