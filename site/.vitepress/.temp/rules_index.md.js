import { ssrRenderComponent, ssrRenderAttr, ssrInterpolate, ssrRenderList, ssrRenderAttrs } from "vue/server-renderer";
import { defineComponent, mergeProps, unref, withCtx, createVNode, openBlock, createBlock, toDisplayString, Fragment, createTextVNode, renderList, useSSRContext } from "vue";
import { w as withBase } from "./Content.DrC_W11x.js";
import { _ as _sfc_main$2, a as _sfc_main$3 } from "./InlineText.d04G9FEP.js";
import "@vueuse/core";
const rules = [
  {
    id: "VM-02",
    name: "running-beside-run-strategy",
    title: "Both `running` and `runStrategy`",
    area: "Virtual machine",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "VM-03",
    name: "run-strategy-missing",
    title: "Neither `running` nor `runStrategy`",
    area: "Virtual machine",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "VM-04",
    name: "unknown-run-strategy",
    title: "Unknown `runStrategy`",
    area: "Virtual machine",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "VM-05",
    name: "wait-as-receiver-feature-gate",
    title: "`runStrategy: WaitAsReceiver` without its feature gate",
    area: "Virtual machine",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [
      "DecentralizedLiveMigration"
    ],
    page: true
  },
  {
    id: "VM-06",
    name: "default-network-not-permitted",
    title: "Default network interface that the cluster does not permit",
    area: "Virtual machine",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "GEN-01",
    name: "malformed-hostname",
    title: "Malformed `hostname`",
    area: "General",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "GEN-02",
    name: "malformed-subdomain",
    title: "Malformed `subdomain`",
    area: "General",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "GEN-03",
    name: "unknown-eviction-strategy",
    title: "Unknown `evictionStrategy`",
    area: "General",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "GEN-04",
    name: "unknown-start-strategy",
    title: "Unknown `startStrategy`",
    area: "General",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "GEN-05",
    name: "paused-start-with-liveness-probe",
    title: "`startStrategy: Paused` with a `livenessProbe`",
    area: "General",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "GEN-06",
    name: "malformed-service-account-name",
    title: "Malformed `serviceAccountName`",
    area: "General",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "GEN-07",
    name: "conflicting-service-accounts",
    title: "`serviceAccountName` that differs from the service account volume",
    area: "General",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "GEN-17",
    name: "reserved-label",
    title: "Label reserved for KubeVirt",
    area: "General",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "GEN-18",
    name: "ignition-feature-gate",
    title: "Ignition data without its feature gate",
    area: "General",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [
      "ExperimentalIgnitionSupport"
    ],
    page: true
  },
  {
    id: "GEN-19",
    name: "hook-sidecar-feature-gate",
    title: "Hook sidecars without their feature gate",
    area: "General",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [
      "Sidecar"
    ],
    page: true
  },
  {
    id: "GEN-20",
    name: "unsupported-architecture",
    title: "Unsupported `architecture`",
    area: "General",
    verdict: "cannot start",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "NEW-02",
    name: "malformed-guest-metadata",
    title: "Malformed label or annotation in the VMI template",
    area: "Guest metadata",
    verdict: "cannot start",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "CPU-01",
    name: "negative-cpu-request",
    title: "Negative CPU request",
    area: "Cpu",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "CPU-02",
    name: "negative-cpu-limit",
    title: "Negative CPU limit",
    area: "Cpu",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "CPU-03",
    name: "cpu-request-above-limit",
    title: "CPU request above the CPU limit",
    area: "Cpu",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "CPU-04",
    name: "isolated-emulator-thread-without-dedicated-cpus",
    title: "`isolateEmulatorThread` without `dedicatedCpuPlacement`",
    area: "Cpu",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "CPU-05",
    name: "unknown-cpu-feature-policy",
    title: "Unknown CPU feature `policy`",
    area: "Cpu",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "CPU-06",
    name: "sockets-above-max-sockets",
    title: "`sockets` above `maxSockets`",
    area: "Cpu",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "CPU-16",
    name: "numa-passthrough-without-dedicated-cpus",
    title: "`guestMappingPassthrough` without `dedicatedCpuPlacement`",
    area: "Cpu",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "CPU-17",
    name: "numa-passthrough-without-hugepages",
    title: "`guestMappingPassthrough` without `hugepages`",
    area: "Cpu",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "CPU-18",
    name: "realtime-without-dedicated-cpus",
    title: "`realtime` without `dedicatedCpuPlacement`",
    area: "Cpu",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "CPU-19",
    name: "realtime-without-numa-passthrough",
    title: "`realtime` without `guestMappingPassthrough`",
    area: "Cpu",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "CPU-20",
    name: "cpu-model-on-arm64",
    title: "CPU `model` on arm64",
    area: "Cpu",
    verdict: "cannot start",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "CPU-07",
    name: "dedicated-cpus-without-memory",
    title: "`dedicatedCpuPlacement` without a memory size",
    area: "Cpu",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "CPU-08",
    name: "fractional-dedicated-cpu-request",
    title: "Fractional CPU request with `dedicatedCpuPlacement`",
    area: "Cpu",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "CPU-09",
    name: "fractional-dedicated-cpu-limit",
    title: "Fractional CPU limit with `dedicatedCpuPlacement`",
    area: "Cpu",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "CPU-10",
    name: "dedicated-cpus-with-unequal-memory",
    title: "Unequal memory request and limit with `dedicatedCpuPlacement`",
    area: "Cpu",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "CPU-11",
    name: "dedicated-cpus-without-count",
    title: "`dedicatedCpuPlacement` without a number of CPUs",
    area: "Cpu",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "CPU-12",
    name: "dedicated-cpus-with-unequal-limits",
    title: "Unequal CPU request and limit with `dedicatedCpuPlacement`",
    area: "Cpu",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "CPU-13",
    name: "dedicated-cpus-topology-mismatch",
    title: "CPU topology that differs from the request or limit with `dedicatedCpuPlacement`",
    area: "Cpu",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "CPU-14",
    name: "dedicated-cpus-with-threads-on-arm64",
    title: "Multiple `threads` with `dedicatedCpuPlacement` on arm64",
    area: "Cpu",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "CPU-15",
    name: "dedicated-cpus-with-too-many-threads",
    title: "More than two `threads` with `dedicatedCpuPlacement`",
    area: "Cpu",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "MEM-01",
    name: "negative-memory-request",
    title: "Negative memory request",
    area: "Memory",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "MEM-02",
    name: "memory-request-too-small",
    title: "Memory request below 1M",
    area: "Memory",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "MEM-03",
    name: "negative-memory-limit",
    title: "Negative memory limit",
    area: "Memory",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "MEM-04",
    name: "memory-request-above-limit",
    title: "Memory request above the memory limit",
    area: "Memory",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "MEM-10",
    name: "guest-memory-above-limit",
    title: "`memory.guest` above the memory limit",
    area: "Memory",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "MEM-11",
    name: "reserved-overhead-feature-gate",
    title: "`reservedOverhead` without its feature gate",
    area: "Memory",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [
      "ReservedOverheadMemlock"
    ],
    page: true
  },
  {
    id: "MEM-12",
    name: "memory-missing",
    title: "Guest without a memory size",
    area: "Memory",
    verdict: "cannot start",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "MEM-05",
    name: "malformed-hugepage-size",
    title: "Malformed `hugepages.pageSize`",
    area: "Memory",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "MEM-06",
    name: "hugepage-larger-than-memory",
    title: "`hugepages.pageSize` larger than the guest memory",
    area: "Memory",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "MEM-07",
    name: "memory-not-multiple-of-hugepage",
    title: "Guest memory that is not a multiple of `hugepages.pageSize`",
    area: "Memory",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "MEM-08",
    name: "hugepage-size-zero",
    title: "`hugepages.pageSize` of zero",
    area: "Memory",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "MEM-09",
    name: "hugepages-without-memory",
    title: "`hugepages` without a memory size in a replica set or pool",
    area: "Memory",
    verdict: "refused",
    kinds: [
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "MEM-13",
    name: "memory-hotplug-with-realtime",
    title: "`maxGuest` with `realtime`",
    area: "Memory",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "MEM-14",
    name: "memory-hotplug-with-numa-passthrough",
    title: "`maxGuest` with `guestMappingPassthrough`",
    area: "Memory",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "MEM-15",
    name: "memory-hotplug-with-launch-security",
    title: "`maxGuest` with `launchSecurity`",
    area: "Memory",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "MEM-16",
    name: "max-guest-without-guest-memory",
    title: "`maxGuest` without `memory.guest`",
    area: "Memory",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "MEM-17",
    name: "guest-memory-above-max-guest",
    title: "`memory.guest` above `maxGuest`",
    area: "Memory",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "MEM-18",
    name: "guest-memory-not-aligned",
    title: "`memory.guest` that memory hotplug cannot align",
    area: "Memory",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "MEM-19",
    name: "max-guest-not-aligned",
    title: "`maxGuest` that memory hotplug cannot align",
    area: "Memory",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "MEM-20",
    name: "memory-hotplug-needs-amd64",
    title: "`maxGuest` on an architecture other than amd64",
    area: "Memory",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "MEM-21",
    name: "memory-hotplug-below-minimum",
    title: "`memory.guest` below 1Gi with `maxGuest`",
    area: "Memory",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "FW-01",
    name: "efi-beside-bios",
    title: "Both `efi` and `bios`",
    area: "Firmware",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool",
      "VirtualMachineInstancePreset"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "FW-02",
    name: "secure-boot-without-smm",
    title: "`secureBoot` without `features.smm`",
    area: "Firmware",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "FW-03",
    name: "kernel-args-without-container",
    title: "`kernelArgs` without a kernel container",
    area: "Firmware",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool",
      "VirtualMachineInstancePreset"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "FW-04",
    name: "kernel-container-without-image",
    title: "`kernelBoot.container` without an `image`",
    area: "Firmware",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool",
      "VirtualMachineInstancePreset"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "FW-05",
    name: "kernel-container-without-paths",
    title: "`kernelBoot.container` with neither `kernelPath` nor `initrdPath`",
    area: "Firmware",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool",
      "VirtualMachineInstancePreset"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "FW-06",
    name: "malformed-kernel-path",
    title: "Malformed `kernelPath` or `initrdPath`",
    area: "Firmware",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool",
      "VirtualMachineInstancePreset"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "FW-07",
    name: "acpi-without-table",
    title: "`acpi` without a table reference",
    area: "Firmware",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "FW-08",
    name: "acpi-volume-missing",
    title: "ACPI table reference to a missing volume",
    area: "Firmware",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "FW-09",
    name: "acpi-volume-not-a-secret",
    title: "ACPI table reference to a volume that is not a Secret",
    area: "Firmware",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "FW-10",
    name: "unsupported-machine-type",
    title: "Unsupported `machine.type`",
    area: "Firmware",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "FW-11",
    name: "bios-on-arm64",
    title: "`bios` on arm64",
    area: "Firmware",
    verdict: "cannot start",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "HV-01",
    name: "hyperv-beside-passthrough",
    title: "Both `hyperv` and `hypervPassthrough`",
    area: "Hyperv",
    verdict: "cannot start",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "HV-02",
    name: "hyperv-synic-without-vpindex",
    title: "Hyper-V `synic` without `vpindex`",
    area: "Hyperv",
    verdict: "cannot start",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "HV-03",
    name: "hyperv-synictimer-without-synic",
    title: "Hyper-V `synictimer` without `synic`",
    area: "Hyperv",
    verdict: "cannot start",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "HV-04",
    name: "hyperv-tlbflush-without-vpindex",
    title: "Hyper-V `tlbflush` or `ipi` without `vpindex`",
    area: "Hyperv",
    verdict: "cannot start",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "HV-05",
    name: "hyperv-evmcs-without-vapic",
    title: "Hyper-V `evmcs` without `vapic`",
    area: "Hyperv",
    verdict: "cannot start",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "LS-01",
    name: "launch-security-unsupported-architecture",
    title: "`launchSecurity` on an architecture that does not support it",
    area: "Launch security",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "LS-02",
    name: "launch-security-not-exactly-one",
    title: "`launchSecurity` with no type, or more than one",
    area: "Launch security",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "LS-03",
    name: "sev-feature-gate",
    title: "SEV without its feature gate",
    area: "Launch security",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [
      "WorkloadEncryptionSEV"
    ],
    page: true
  },
  {
    id: "LS-04",
    name: "tdx-feature-gate",
    title: "TDX without its feature gate",
    area: "Launch security",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [
      "WorkloadEncryptionTDX"
    ],
    page: true
  },
  {
    id: "LS-05",
    name: "tdx-with-smm",
    title: "TDX with `features.smm`",
    area: "Launch security",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [
      "WorkloadEncryptionTDX"
    ],
    page: true
  },
  {
    id: "LS-06",
    name: "launch-security-without-efi",
    title: "`launchSecurity` without EFI",
    area: "Launch security",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "LS-07",
    name: "sev-with-secure-boot",
    title: "SEV or SNP with `secureBoot`",
    area: "Launch security",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "LS-08",
    name: "launch-security-with-persistent-efi",
    title: "SNP or TDX with `efi.persistent`",
    area: "Launch security",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "LS-09",
    name: "sev-attestation-without-paused-start",
    title: "`sev.attestation` without `startStrategy: Paused`",
    area: "Launch security",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "LS-10",
    name: "launch-security-with-network-boot",
    title: "`launchSecurity` with network boot",
    area: "Launch security",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "DSK-01",
    name: "disk-without-volume",
    title: "Disk without a volume",
    area: "Disks",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "DSK-02",
    name: "empty-cdrom-feature-gate",
    title: "Empty CD-ROM without its feature gate",
    area: "Disks",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [
      "DeclarativeHotplugVolumes"
    ],
    page: true
  },
  {
    id: "DSK-03",
    name: "lun-without-claim",
    title: "`lun` on a volume that is neither a PVC nor a DataVolume",
    area: "Disks",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "DSK-04",
    name: "downward-metrics-not-a-disk",
    title: "`downwardMetrics` volume whose target is not `disk`",
    area: "Disks",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [
      "DownwardMetrics"
    ],
    page: true
  },
  {
    id: "DSK-06",
    name: "duplicate-disk-name",
    title: "Duplicate disk name",
    area: "Disks",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool",
      "VirtualMachineInstancePreset"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "DSK-07",
    name: "multiple-disk-targets",
    title: "Disk with more than one of `disk`, `lun` and `cdrom`",
    area: "Disks",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool",
      "VirtualMachineInstancePreset"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "DSK-09",
    name: "malformed-disk-pci-address",
    title: "Malformed `pciAddress` of a disk",
    area: "Disks",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool",
      "VirtualMachineInstancePreset"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "DSK-10",
    name: "disk-boot-order-below-one",
    title: "`bootOrder` of a disk below 1",
    area: "Disks",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool",
      "VirtualMachineInstancePreset"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "DSK-16",
    name: "malformed-disk-serial",
    title: "Invalid characters in a disk `serial`",
    area: "Disks",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool",
      "VirtualMachineInstancePreset"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "DSK-17",
    name: "disk-serial-too-long",
    title: "Disk `serial` longer than 256 characters",
    area: "Disks",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool",
      "VirtualMachineInstancePreset"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "DSK-18",
    name: "unknown-disk-cache",
    title: "Unknown disk `cache` mode",
    area: "Disks",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool",
      "VirtualMachineInstancePreset"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "DSK-19",
    name: "unknown-disk-io",
    title: "Unknown disk `io` mode",
    area: "Disks",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool",
      "VirtualMachineInstancePreset"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "DSK-20",
    name: "unknown-disk-error-policy",
    title: "Unknown disk `errorPolicy`",
    area: "Disks",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool",
      "VirtualMachineInstancePreset"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "DSK-21",
    name: "malformed-disk-name",
    title: "Malformed disk name",
    area: "Disks",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool",
      "VirtualMachineInstancePreset"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "DSK-28",
    name: "scsi-reservations-disabled",
    title: "`lun.reservation` where persistent reservations are disabled",
    area: "Disks",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "DSK-05",
    name: "downward-metrics-not-virtio",
    title: "`downwardMetrics` disk on a bus other than virtio",
    area: "Disk bus",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [
      "DownwardMetrics"
    ],
    page: true
  },
  {
    id: "DSK-08",
    name: "disk-pci-address-not-virtio",
    title: "`pciAddress` on a disk that is not virtio",
    area: "Disk bus",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool",
      "VirtualMachineInstancePreset"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "DSK-11",
    name: "ide-disk-bus",
    title: "Disk on the IDE bus",
    area: "Disk bus",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool",
      "VirtualMachineInstancePreset"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "DSK-12",
    name: "virtio-cdrom",
    title: "`cdrom` on the virtio bus",
    area: "Disk bus",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool",
      "VirtualMachineInstancePreset"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "DSK-13",
    name: "read-only-sata-disk",
    title: "`readonly` disk on the SATA bus",
    area: "Disk bus",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool",
      "VirtualMachineInstancePreset"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "DSK-14",
    name: "unknown-disk-bus",
    title: "Unknown disk `bus`",
    area: "Disk bus",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool",
      "VirtualMachineInstancePreset"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "DSK-15",
    name: "dedicated-io-thread-not-virtio",
    title: "`dedicatedIOThread` on a disk that is not virtio",
    area: "Disk bus",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool",
      "VirtualMachineInstancePreset"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "DSK-29",
    name: "unsupported-disk-bus-on-arm64",
    title: "Unsupported disk `bus` on arm64",
    area: "Disk bus",
    verdict: "cannot start",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "DSK-22",
    name: "custom-block-size-beside-match-volume",
    title: "Both `blockSize.custom` and `blockSize.matchVolume`",
    area: "Block size",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool",
      "VirtualMachineInstancePreset"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "DSK-23",
    name: "logical-block-above-physical",
    title: "`blockSize.custom.logical` above `physical`",
    area: "Block size",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool",
      "VirtualMachineInstancePreset"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "DSK-24",
    name: "sata-logical-block-size",
    title: "`blockSize.custom.logical` of a SATA disk other than 512",
    area: "Block size",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool",
      "VirtualMachineInstancePreset"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "DSK-25",
    name: "discard-granularity-mismatch",
    title: "`discardGranularity` that is not a multiple of the logical block size",
    area: "Block size",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool",
      "VirtualMachineInstancePreset"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "DSK-26",
    name: "block-size-out-of-range",
    title: "`blockSize.custom` out of range",
    area: "Block size",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool",
      "VirtualMachineInstancePreset"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "DSK-27",
    name: "block-size-not-power-of-two",
    title: "`blockSize.custom` that is not a power of two",
    area: "Block size",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool",
      "VirtualMachineInstancePreset"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "VOL-01",
    name: "duplicate-volume-name",
    title: "Duplicate volume name",
    area: "Volumes",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "VOL-02",
    name: "volume-source-not-exactly-one",
    title: "Volume with no source, or more than one",
    area: "Volumes",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "VOL-03",
    name: "data-volume-without-name",
    title: "`dataVolume` without a name",
    area: "Volumes",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "VOL-11",
    name: "downward-metrics-volume-feature-gate",
    title: "`downwardMetrics` volume without its feature gate",
    area: "Volumes",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [
      "DownwardMetrics"
    ],
    page: true
  },
  {
    id: "VOL-16",
    name: "config-map-volume-without-name",
    title: "`configMap` volume without a name",
    area: "Volumes",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "VOL-17",
    name: "secret-volume-without-name",
    title: "`secret` volume without a name",
    area: "Volumes",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "VOL-18",
    name: "service-account-volume-without-name",
    title: "`serviceAccount` volume without a name",
    area: "Volumes",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "VOL-19",
    name: "multiple-service-account-volumes",
    title: "More than one `serviceAccount` volume",
    area: "Volumes",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "VOL-20",
    name: "multiple-downward-metrics-volumes",
    title: "More than one `downwardMetrics` volume",
    area: "Volumes",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [
      "DownwardMetrics"
    ],
    page: true
  },
  {
    id: "VOL-21",
    name: "multiple-memory-dump-volumes",
    title: "More than one `memoryDump` volume",
    area: "Volumes",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "VOL-22",
    name: "malformed-container-disk-path",
    title: "Malformed `containerDisk.path`",
    area: "Volumes",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "VOL-23",
    name: "utility-volumes-in-manifest",
    title: "`utilityVolumes` in a manifest",
    area: "Volumes",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "VOL-24",
    name: "virtiofs-storage-feature-gate",
    title: "Filesystem on a PVC or DataVolume without its feature gate",
    area: "Volumes",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [
      "EnableVirtioFsStorageVolumes"
    ],
    page: true
  },
  {
    id: "VOL-12",
    name: "host-disk-feature-gate",
    title: "`hostDisk` without its feature gate",
    area: "Volumes",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [
      "HostDisk"
    ],
    page: true
  },
  {
    id: "VOL-13",
    name: "host-disk-without-path",
    title: "`hostDisk` without a `path`",
    area: "Volumes",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [
      "HostDisk"
    ],
    page: true
  },
  {
    id: "VOL-14",
    name: "unknown-host-disk-type",
    title: "Unknown `hostDisk.type`",
    area: "Volumes",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [
      "HostDisk"
    ],
    page: true
  },
  {
    id: "VOL-15",
    name: "capacity-of-existing-host-disk",
    title: "`hostDisk.capacity` with `type: Disk`",
    area: "Volumes",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [
      "HostDisk"
    ],
    page: true
  },
  {
    id: "VOL-26",
    name: "container-path-with-disk",
    title: "`containerPath` volume with a disk",
    area: "Volumes",
    verdict: "cannot start",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "VOL-27",
    name: "container-path-without-filesystem",
    title: "`containerPath` volume without a filesystem",
    area: "Volumes",
    verdict: "cannot start",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "VOL-28",
    name: "reserved-container-path",
    title: "Reserved `containerPath.path`",
    area: "Volumes",
    verdict: "cannot start",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "SCH-11",
    name: "malformed-container-path",
    title: "Malformed `containerPath.path`",
    area: "Volumes",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "SCH-12",
    name: "writable-container-path",
    title: "`containerPath` with `readOnly: false`",
    area: "Volumes",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "VOL-04",
    name: "malformed-user-data-base64",
    title: "Malformed `userDataBase64`",
    area: "Cloud init",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "VOL-05",
    name: "multiple-user-data-sources",
    title: "User data from more than one source",
    area: "Cloud init",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "VOL-06",
    name: "user-data-too-long",
    title: "User data longer than 2048 bytes",
    area: "Cloud init",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "VOL-07",
    name: "malformed-network-data-base64",
    title: "Malformed `networkDataBase64`",
    area: "Cloud init",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "VOL-08",
    name: "multiple-network-data-sources",
    title: "Network data from more than one source",
    area: "Cloud init",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "VOL-09",
    name: "network-data-too-long",
    title: "Network data longer than 2048 bytes",
    area: "Cloud init",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "VOL-10",
    name: "empty-cloud-init",
    title: "Empty cloud-init volume",
    area: "Cloud init",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "NET-01",
    name: "multiple-pod-networks",
    title: "More than one pod network",
    area: "Networks",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "NET-02",
    name: "multiple-default-networks",
    title: "More than one `multus.default` network",
    area: "Networks",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "NET-03",
    name: "pod-network-beside-default-multus",
    title: "Pod network beside a `multus.default` network",
    area: "Networks",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "NET-04",
    name: "network-without-type",
    title: "Network without a type",
    area: "Networks",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "NET-05",
    name: "network-with-multiple-types",
    title: "Network with more than one type",
    area: "Networks",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "NET-06",
    name: "multus-network-without-name",
    title: "`multus` without a `networkName`",
    area: "Networks",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "NET-07",
    name: "duplicate-network-name",
    title: "Duplicate network name",
    area: "Networks",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "NET-08",
    name: "network-without-interface",
    title: "Network without an interface",
    area: "Networks",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "NET-44",
    name: "network-resource-claim-feature-gate",
    title: "Network `resourceClaim` without its feature gate",
    area: "Networks",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [
      "NetworkDevicesWithDRA"
    ],
    page: true
  },
  {
    id: "NET-45",
    name: "network-resource-claim-beside-multus",
    title: "Network `resourceClaim` beside a `multus` network",
    area: "Networks",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.9"
    ],
    gates: [
      "NetworkDevicesWithDRA"
    ],
    page: true
  },
  {
    id: "NET-46",
    name: "network-resource-claim-unsupported-binding",
    title: "Network `resourceClaim` with an unsupported interface binding",
    area: "Networks",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.9"
    ],
    gates: [
      "NetworkDevicesWithDRA"
    ],
    page: true
  },
  {
    id: "NET-47",
    name: "network-resource-claim-without-claim-name",
    title: "Network `resourceClaim` without a `claimName`",
    area: "Networks",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.9"
    ],
    gates: [
      "NetworkDevicesWithDRA"
    ],
    page: true
  },
  {
    id: "NET-48",
    name: "network-resource-claim-without-request-name",
    title: "Network `resourceClaim` without a `requestName`",
    area: "Networks",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.9"
    ],
    gates: [
      "NetworkDevicesWithDRA"
    ],
    page: true
  },
  {
    id: "NET-49",
    name: "network-resource-claim-missing",
    title: "Network `resourceClaim` that is not in `resourceClaims`",
    area: "Networks",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.9"
    ],
    gates: [
      "NetworkDevicesWithDRA"
    ],
    page: true
  },
  {
    id: "NET-50",
    name: "duplicate-network-resource-claim",
    title: "Duplicate network `resourceClaim`",
    area: "Networks",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.9"
    ],
    gates: [
      "NetworkDevicesWithDRA"
    ],
    page: true
  },
  {
    id: "NET-09",
    name: "duplicate-interface-name",
    title: "Duplicate interface name",
    area: "Interfaces",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "NET-10",
    name: "interface-without-network",
    title: "Interface without a network",
    area: "Interfaces",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "NET-20",
    name: "unknown-interface-state",
    title: "Unknown interface `state`",
    area: "Interfaces",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "NET-21",
    name: "link-state-on-sriov",
    title: "Link `state` on an SR-IOV interface",
    area: "Interfaces",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "NET-22",
    name: "absent-interface-needs-bridge",
    title: "`state: absent` on an interface without `bridge`",
    area: "Interfaces",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "NET-23",
    name: "absent-default-interface",
    title: "`state: absent` on the default network",
    area: "Interfaces",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "NET-24",
    name: "malformed-interface-name",
    title: "Malformed interface name",
    area: "Interfaces",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "NET-25",
    name: "unknown-interface-model",
    title: "Unknown interface `model`",
    area: "Interfaces",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "NET-26",
    name: "malformed-mac-address",
    title: "Malformed `macAddress`",
    area: "Interfaces",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "NET-27",
    name: "malformed-interface-pci-address",
    title: "Malformed `pciAddress` of an interface",
    area: "Interfaces",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "NET-41",
    name: "duplicate-dhcp-private-option",
    title: "Duplicate DHCP private option",
    area: "Interfaces",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "NET-42",
    name: "dhcp-private-option-out-of-range",
    title: "DHCP private option out of range",
    area: "Interfaces",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "NET-43",
    name: "malformed-ntp-server",
    title: "NTP server that is not an IPv4 address",
    area: "Interfaces",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "NET-51",
    name: "interface-boot-order-below-one",
    title: "`bootOrder` of an interface below 1",
    area: "Interfaces",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "NET-52",
    name: "duplicate-boot-order",
    title: "Duplicate `bootOrder`",
    area: "Interfaces",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "NET-11",
    name: "interface-binding-not-exactly-one",
    title: "Interface with no binding, or more than one",
    area: "Interface bindings",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "NET-12",
    name: "masquerade-needs-pod-network",
    title: "`masquerade` on a network other than the pod network",
    area: "Interface bindings",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "NET-13",
    name: "reserved-mac-address",
    title: "`macAddress` reserved for the pod bridge",
    area: "Interface bindings",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "NET-14",
    name: "bridge-on-pod-network-not-permitted",
    title: "`bridge` on the pod network where the cluster does not permit it",
    area: "Interface bindings",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "NET-15",
    name: "passt-binding-feature-gate",
    title: "`passtBinding` without its feature gate",
    area: "Interface bindings",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [
      "PasstBinding"
    ],
    page: true
  },
  {
    id: "NET-16",
    name: "passt-binding-needs-pod-network",
    title: "`passtBinding` on a network other than the pod network",
    area: "Interface bindings",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "NET-17",
    name: "removed-slirp-binding",
    title: "Removed `slirp` binding",
    area: "Interface bindings",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "NET-18",
    name: "removed-passt-binding",
    title: "Removed `passt` binding",
    area: "Interface bindings",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "NET-19",
    name: "removed-macvtap-binding",
    title: "Removed `macvtap` binding",
    area: "Interface bindings",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "NET-28",
    name: "duplicate-port-name",
    title: "Duplicate port name",
    area: "Ports",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "NET-29",
    name: "malformed-port-name",
    title: "Malformed port name",
    area: "Ports",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "NET-30",
    name: "port-without-number",
    title: "Port without a number",
    area: "Ports",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "NET-31",
    name: "port-out-of-range",
    title: "Port number out of range",
    area: "Ports",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "NET-32",
    name: "unknown-port-protocol",
    title: "Unknown port `protocol`",
    area: "Ports",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "NET-33",
    name: "port-ranges-feature-gate",
    title: "`portRanges` without their feature gate",
    area: "Ports",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [
      "PortRangesSpec"
    ],
    page: true
  },
  {
    id: "NET-34",
    name: "ports-beside-port-ranges",
    title: "Both `ports` and `portRanges`",
    area: "Ports",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.9"
    ],
    gates: [
      "PortRangesSpec"
    ],
    page: true
  },
  {
    id: "NET-35",
    name: "port-ranges-without-masquerade",
    title: "`portRanges` without `masquerade`",
    area: "Ports",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.9"
    ],
    gates: [
      "PortRangesSpec"
    ],
    page: true
  },
  {
    id: "NET-36",
    name: "too-many-port-ranges",
    title: "More than ten `portRanges`",
    area: "Ports",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.9"
    ],
    gates: [
      "PortRangesSpec"
    ],
    page: true
  },
  {
    id: "NET-37",
    name: "unknown-port-range-protocol",
    title: "Unknown `protocol` of a port range",
    area: "Ports",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.9"
    ],
    gates: [
      "PortRangesSpec"
    ],
    page: true
  },
  {
    id: "NET-38",
    name: "port-range-out-of-range",
    title: "Port range with an invalid port number",
    area: "Ports",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.9"
    ],
    gates: [
      "PortRangesSpec"
    ],
    page: true
  },
  {
    id: "NET-39",
    name: "reversed-port-range",
    title: "Port range that ends before it starts",
    area: "Ports",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.9"
    ],
    gates: [
      "PortRangesSpec"
    ],
    page: true
  },
  {
    id: "NET-40",
    name: "overlapping-port-ranges",
    title: "Overlapping `portRanges`",
    area: "Ports",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.9"
    ],
    gates: [
      "PortRangesSpec"
    ],
    page: true
  },
  {
    id: "GEN-08",
    name: "unknown-dns-policy",
    title: "Unknown `dnsPolicy`",
    area: "Dns",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "GEN-09",
    name: "dns-policy-none-without-config",
    title: "`dnsPolicy: None` without `dnsConfig`",
    area: "Dns",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "GEN-10",
    name: "dns-policy-none-without-nameserver",
    title: "`dnsPolicy: None` without a nameserver",
    area: "Dns",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "GEN-11",
    name: "too-many-nameservers",
    title: "More than three nameservers",
    area: "Dns",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "GEN-12",
    name: "malformed-nameserver",
    title: "Nameserver that is not an IP address",
    area: "Dns",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "GEN-13",
    name: "too-many-search-domains",
    title: "More than six search domains",
    area: "Dns",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "GEN-14",
    name: "search-domains-too-long",
    title: "Search domains longer than 256 characters in total",
    area: "Dns",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "GEN-15",
    name: "malformed-search-domain",
    title: "Malformed search domain",
    area: "Dns",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "GEN-16",
    name: "dns-option-without-name",
    title: "DNS option without a name",
    area: "Dns",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "DEV-01",
    name: "unknown-input-bus",
    title: "Unknown input device `bus`",
    area: "Devices",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "DEV-02",
    name: "unknown-input-type",
    title: "Input device that is not a tablet",
    area: "Devices",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "DEV-03",
    name: "unknown-io-threads-policy",
    title: "Unknown `ioThreadsPolicy`",
    area: "Devices",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "DEV-04",
    name: "io-thread-pool-without-size",
    title: "`ioThreadsPolicy: supplementalPool` without a thread count",
    area: "Devices",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "DEV-05",
    name: "unknown-sound-model",
    title: "Unknown sound device `model`",
    area: "Devices",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "DEV-06",
    name: "sound-device-without-name",
    title: "Sound device without a name",
    area: "Devices",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "DEV-07",
    name: "multiple-ramfb-displays",
    title: "More than one GPU with a ramFB display",
    area: "Devices",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "DEV-08",
    name: "host-devices-feature-gate",
    title: "`hostDevices` without their feature gate",
    area: "Devices",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [
      "HostDevices"
    ],
    page: true
  },
  {
    id: "DEV-09",
    name: "video-without-graphics-device",
    title: "`video` with `autoattachGraphicsDevice: false`",
    area: "Devices",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "DEV-10",
    name: "unsupported-video-type",
    title: "Unsupported `video.type` for the architecture",
    area: "Devices",
    verdict: "cannot start",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "DEV-11",
    name: "unsupported-watchdog",
    title: "Unsupported `watchdog` for the architecture",
    area: "Devices",
    verdict: "cannot start",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "DEV-12",
    name: "sound-on-arm64",
    title: "`sound` on arm64",
    area: "Devices",
    verdict: "cannot start",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "DEV-13",
    name: "panic-devices-on-s390x",
    title: "`panicDevices` on s390x",
    area: "Devices",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "DEV-14",
    name: "unknown-panic-device-model",
    title: "Unknown panic device `model`",
    area: "Devices",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "DEV-15",
    name: "vsock-feature-gate",
    title: "`autoattachVSOCK` without its feature gate",
    area: "Devices",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [
      "VSOCK"
    ],
    page: true
  },
  {
    id: "DEV-16",
    name: "downward-metrics-device-feature-gate",
    title: "`downwardMetrics` device without its feature gate",
    area: "Devices",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [
      "DownwardMetrics"
    ],
    page: true
  },
  {
    id: "DEV-17",
    name: "reboot-policy-feature-gate",
    title: "`rebootPolicy` without its feature gate",
    area: "Devices",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [
      "RebootPolicy"
    ],
    page: true
  },
  {
    id: "DRA-01",
    name: "gpus-by-name-beside-claims",
    title: "Both `deviceName` and `claimName` among the GPUs",
    area: "Resource claims",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "DRA-02",
    name: "device-without-name-or-claim",
    title: "Device with neither `deviceName` nor `claimName`",
    area: "Resource claims",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "DRA-03",
    name: "device-with-name-and-claim",
    title: "Device with both `deviceName` and `claimName`",
    area: "Resource claims",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "DRA-04",
    name: "gpu-claim-feature-gate",
    title: "GPU with a `claimName` without its feature gate",
    area: "Resource claims",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [
      "GPUsWithDRA"
    ],
    page: true
  },
  {
    id: "DRA-05",
    name: "host-device-claim-feature-gate",
    title: "Host device with a `claimName` without its feature gate",
    area: "Resource claims",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [
      "HostDevicesWithDRA"
    ],
    page: true
  },
  {
    id: "DRA-06",
    name: "device-claim-without-claim-name",
    title: "Device claim without a `claimName`",
    area: "Resource claims",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "DRA-07",
    name: "device-claim-without-request-name",
    title: "Device claim without a `requestName`",
    area: "Resource claims",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "DRA-08",
    name: "duplicate-device-claim-request",
    title: "Claim request used by two devices",
    area: "Resource claims",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "DRA-09",
    name: "claim-request-shared-across-lists",
    title: "Claim request used by devices of different types",
    area: "Resource claims",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.9"
    ],
    gates: [
      "HostDevices"
    ],
    page: true
  },
  {
    id: "DRA-10",
    name: "device-claim-missing",
    title: "Device `claimName` that is not in `resourceClaims`",
    area: "Resource claims",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "DRA-11",
    name: "resource-claim-without-name",
    title: "Resource claim without a name",
    area: "Resource claims",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "DRA-12",
    name: "duplicate-resource-claim-name",
    title: "Duplicate resource claim name",
    area: "Resource claims",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "DRA-13",
    name: "malformed-resource-claim-name",
    title: "Malformed resource claim name",
    area: "Resource claims",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "DRA-14",
    name: "resource-claim-with-claim-and-template",
    title: "Both `resourceClaimName` and `resourceClaimTemplateName`",
    area: "Resource claims",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "DRA-15",
    name: "resource-claim-without-origin",
    title: "Neither `resourceClaimName` nor `resourceClaimTemplateName`",
    area: "Resource claims",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "DRA-16",
    name: "malformed-resource-claim-reference",
    title: "Malformed `resourceClaimName` or `resourceClaimTemplateName`",
    area: "Resource claims",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "GRC-01",
    name: "grace-device-feature-gate",
    title: "NVIDIA Grace device without its feature gate",
    area: "Grace",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [
      "GraceIOVirtualization"
    ],
    page: true
  },
  {
    id: "GRC-02",
    name: "ambiguous-grace-selector",
    title: "`pciVendorSelector` that may match an NVIDIA Grace device",
    area: "Grace",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.9"
    ],
    gates: [
      "GraceIOVirtualization",
      "HostDevices",
      "IOMMUFD",
      "PCINUMAAwareTopology"
    ],
    page: true
  },
  {
    id: "GRC-03",
    name: "grace-device-needs-arm64",
    title: "NVIDIA Grace device on an architecture other than arm64",
    area: "Grace",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.9"
    ],
    gates: [
      "GraceIOVirtualization",
      "HostDevices",
      "IOMMUFD",
      "PCINUMAAwareTopology"
    ],
    page: true
  },
  {
    id: "GRC-04",
    name: "grace-device-machine-type",
    title: "NVIDIA Grace device on a machine type other than virt",
    area: "Grace",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.9"
    ],
    gates: [
      "GraceIOVirtualization",
      "HostDevices",
      "IOMMUFD",
      "PCINUMAAwareTopology"
    ],
    page: true
  },
  {
    id: "GRC-05",
    name: "grace-device-without-dedicated-cpus",
    title: "NVIDIA Grace device without `dedicatedCpuPlacement`",
    area: "Grace",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.9"
    ],
    gates: [
      "GraceIOVirtualization",
      "HostDevices",
      "IOMMUFD",
      "PCINUMAAwareTopology"
    ],
    page: true
  },
  {
    id: "GRC-06",
    name: "grace-device-companion-feature-gates",
    title: "NVIDIA Grace device without the feature gates that it also needs",
    area: "Grace",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.9"
    ],
    gates: [
      "PCINUMAAwareTopology"
    ],
    page: true
  },
  {
    id: "GRC-07",
    name: "grace-device-incompatible-annotation",
    title: "Annotation that is incompatible with an NVIDIA Grace device",
    area: "Grace",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [
      "GraceIOVirtualization",
      "HostDevices",
      "IOMMUFD",
      "PCINUMAAwareTopology"
    ],
    page: true
  },
  {
    id: "ACC-01",
    name: "access-credential-not-exactly-one",
    title: "Access credential with neither or both of `sshPublicKey` and `userPassword`",
    area: "Access credentials",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "ACC-02",
    name: "ssh-public-key-without-source",
    title: "`sshPublicKey` without a source",
    area: "Access credentials",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "ACC-03",
    name: "ssh-propagation-method-not-exactly-one",
    title: "`sshPublicKey` with no propagation method, or more than one",
    area: "Access credentials",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "ACC-04",
    name: "ssh-no-cloud-without-volume",
    title: "`noCloud` propagation without a `cloudInitNoCloud` volume",
    area: "Access credentials",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "ACC-05",
    name: "ssh-config-drive-without-volume",
    title: "`configDrive` propagation without a `cloudInitConfigDrive` volume",
    area: "Access credentials",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "ACC-06",
    name: "ssh-guest-agent-without-users",
    title: "`qemuGuestAgent` propagation without users",
    area: "Access credentials",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "ACC-07",
    name: "user-password-without-source",
    title: "`userPassword` without a source",
    area: "Access credentials",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "ACC-08",
    name: "user-password-without-propagation-method",
    title: "`userPassword` without a propagation method",
    area: "Access credentials",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "PRB-01",
    name: "probe-with-multiple-handlers",
    title: "Probe with more than one handler",
    area: "Probes",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "PRB-02",
    name: "probe-without-handler",
    title: "Probe without a handler",
    area: "Probes",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "PRB-05",
    name: "probe-port-out-of-range",
    title: "Probe `port` out of range",
    area: "Probes",
    verdict: "warning",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "PRB-03",
    name: "http-probe-without-pod-network",
    title: "`httpGet` probe without the pod network",
    area: "Probes",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "PRB-04",
    name: "tcp-probe-without-pod-network",
    title: "`tcpSocket` probe without the pod network",
    area: "Probes",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "AFF-01",
    name: "node-affinity-without-terms",
    title: "Required node affinity without terms",
    area: "Affinity",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "AFF-02",
    name: "node-affinity-weight-out-of-range",
    title: "Node affinity `weight` out of range",
    area: "Affinity",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "AFF-03",
    name: "node-affinity-without-values",
    title: "Node affinity expression without `values`",
    area: "Affinity",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "AFF-04",
    name: "node-affinity-with-needless-values",
    title: "`values` with the operator `Exists` or `DoesNotExist`",
    area: "Affinity",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "AFF-05",
    name: "node-affinity-comparison-not-one-value",
    title: "Operator `Gt` or `Lt` without exactly one value",
    area: "Affinity",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "AFF-06",
    name: "unknown-node-affinity-operator",
    title: "Unknown node affinity `operator`",
    area: "Affinity",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "AFF-07",
    name: "malformed-node-affinity-key",
    title: "Malformed label key in a node affinity",
    area: "Affinity",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "AFF-08",
    name: "unknown-node-field-operator",
    title: "Unsupported `operator` in `matchFields`",
    area: "Affinity",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "AFF-09",
    name: "node-field-not-one-value",
    title: "`matchFields` entry without exactly one value",
    area: "Affinity",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "AFF-10",
    name: "unknown-node-field",
    title: "Unknown field in `matchFields`",
    area: "Affinity",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "AFF-11",
    name: "malformed-node-name",
    title: "Malformed node name in `matchFields`",
    area: "Affinity",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "AFF-12",
    name: "pod-affinity-weight-out-of-range",
    title: "Pod affinity `weight` out of range",
    area: "Affinity",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "AFF-13",
    name: "malformed-pod-affinity-selector",
    title: "Malformed selector in a pod affinity",
    area: "Affinity",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "AFF-14",
    name: "malformed-pod-affinity-namespace",
    title: "Malformed namespace in a pod affinity",
    area: "Affinity",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "AFF-15",
    name: "pod-affinity-without-topology-key",
    title: "Pod affinity term without a `topologyKey`",
    area: "Affinity",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "AFF-16",
    name: "malformed-pod-affinity-topology-key",
    title: "Malformed `topologyKey` in a pod affinity",
    area: "Affinity",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "TSC-01",
    name: "max-skew-below-one",
    title: "`maxSkew` below 1",
    area: "Topology spread",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "TSC-02",
    name: "malformed-spread-topology-key",
    title: "Malformed `topologyKey` in a topology spread constraint",
    area: "Topology spread",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "TSC-03",
    name: "unknown-when-unsatisfiable",
    title: "Unknown `whenUnsatisfiable`",
    area: "Topology spread",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "TSC-04",
    name: "malformed-spread-selector",
    title: "Malformed `labelSelector` in a topology spread constraint",
    area: "Topology spread",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "TSC-05",
    name: "duplicate-topology-spread",
    title: "Duplicate topology spread constraint",
    area: "Topology spread",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "SCH-04",
    name: "unknown-kubernetes-value",
    title: "Invalid value for a Kubernetes field",
    area: "Kubernetes values",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "DVT-01",
    name: "data-volume-template-without-name",
    title: "DataVolume template without a name",
    area: "Data volume templates",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "DVT-02",
    name: "data-volume-template-without-storage",
    title: "DataVolume template with neither `storage` nor `pvc`",
    area: "Data volume templates",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "DVT-03",
    name: "data-volume-template-with-storage-and-pvc",
    title: "DataVolume template with both `storage` and `pvc`",
    area: "Data volume templates",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "DVT-04",
    name: "data-volume-template-with-source-and-data-source",
    title: "DataVolume template with both a source and a `dataSource`",
    area: "Data volume templates",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "DVT-05",
    name: "data-volume-template-without-source",
    title: "DataVolume template without a source",
    area: "Data volume templates",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "DVT-06",
    name: "data-volume-template-with-empty-source",
    title: "DataVolume template with an empty `source`",
    area: "Data volume templates",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "DVT-07",
    name: "data-volume-template-with-multiple-sources",
    title: "DataVolume template with more than one source",
    area: "Data volume templates",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "DVT-08",
    name: "unused-data-volume-template",
    title: "DataVolume template that no volume uses",
    area: "Data volume templates",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "DVT-09",
    name: "data-volume-template-in-other-namespace",
    title: "DataVolume template in another namespace",
    area: "Data volume templates",
    verdict: "refused",
    kinds: [
      "VirtualMachine"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "LT-01",
    name: "device-not-permitted",
    title: "Device that the cluster does not permit",
    area: "Failing later",
    verdict: "warning",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "LT-02",
    name: "filesystem-without-volume",
    title: "Filesystem without a volume",
    area: "Failing later",
    verdict: "ignored",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "LT-03",
    name: "malformed-scheduler-or-priority-class",
    title: "Malformed `schedulerName` or `priorityClassName`",
    area: "Failing later",
    verdict: "ignored",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "LT-04",
    name: "malformed-toleration",
    title: "Malformed toleration",
    area: "Failing later",
    verdict: "ignored",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "LT-05",
    name: "binding-plugin-not-registered",
    title: "Network binding plugin that is not registered",
    area: "Failing later",
    verdict: "warning",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "LT-06",
    name: "malformed-node-selector",
    title: "Malformed `nodeSelector`",
    area: "Failing later",
    verdict: "ignored",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "LT-07",
    name: "container-path-feature-gate",
    title: "`containerPath` volume without its feature gate",
    area: "Failing later",
    verdict: "warning",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [
      "ContainerPathVolumes"
    ],
    page: true
  },
  {
    id: "BOOT-01",
    name: "no-bootable-disk",
    title: "Guest without a disk to boot from",
    area: "Booting",
    verdict: "warning",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "CI-01",
    name: "user-data-that-cloud-init-ignores",
    title: "User data without `#cloud-config` or another first line that cloud-init knows",
    area: "Cloud init",
    verdict: "warning",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "CI-02",
    name: "malformed-cloud-config",
    title: "`#cloud-config` that is not a YAML mapping",
    area: "Cloud init",
    verdict: "warning",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "CI-03",
    name: "malformed-network-data",
    title: "Network data that is not a YAML mapping",
    area: "Cloud init",
    verdict: "warning",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "CI-04",
    name: "gateway-outside-subnet",
    title: "Gateway outside the subnet of the static address",
    area: "Cloud init",
    verdict: "warning",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "CI-05",
    name: "unusable-static-address",
    title: "Static address that no guest can have",
    area: "Cloud init",
    verdict: "warning",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "CLK-01",
    name: "unknown-time-zone",
    title: "Unknown `timezone` of the clock",
    area: "Clock",
    verdict: "warning",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "WIN-01",
    name: "answer-file-without-drivers-disk",
    title: "Windows Setup without the CD-ROM of the virtio drivers",
    area: "Sysprep",
    verdict: "warning",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "WIN-02",
    name: "answer-file-of-other-firmware",
    title: "Answer file whose partitions are for another firmware",
    area: "Sysprep",
    verdict: "warning",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "COL-01",
    name: "claim-of-several-guests",
    title: "Claim that several guests use",
    area: "Collisions of guests",
    verdict: "warning",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "COL-02",
    name: "mac-address-of-several-guests",
    title: "`macAddress` that several guests use",
    area: "Collisions of guests",
    verdict: "warning",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "AFF-17",
    name: "contradicting-pod-affinity",
    title: "Guest that must be both beside and apart from another",
    area: "Affinity",
    verdict: "warning",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "MEM-22",
    name: "memory-without-unit",
    title: "`memory.guest` without a unit, which is a number of bytes",
    area: "Memory",
    verdict: "warning",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool",
      "VirtualMachineInstancetype",
      "VirtualMachineClusterInstancetype"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "LM-01",
    name: "bridge-prevents-live-migration",
    title: "`bridge` on the pod network, which prevents live migration",
    area: "Live migration",
    verdict: "warning",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "LM-02",
    name: "host-device-prevents-live-migration",
    title: "GPU or host device, which prevents live migration",
    area: "Live migration",
    verdict: "warning",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "LM-03",
    name: "host-disk-prevents-live-migration",
    title: "`hostDisk` on one node only, which prevents live migration",
    area: "Live migration",
    verdict: "warning",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [
      "HostDisk"
    ],
    page: true
  },
  {
    id: "LM-04",
    name: "launch-security-prevents-live-migration",
    title: "`launchSecurity`, which prevents live migration",
    area: "Live migration",
    verdict: "warning",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "LM-05",
    name: "hyperv-passthrough-prevents-live-migration",
    title: "`hypervPassthrough`, which prevents live migration",
    area: "Live migration",
    verdict: "warning",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "LM-06",
    name: "volume-access-mode-prevents-live-migration",
    title: "Volume without `ReadWriteMany`, which prevents live migration",
    area: "Live migration",
    verdict: "warning",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "LM-07",
    name: "scsi-reservation-prevents-live-migration",
    title: "`lun.reservation`, which prevents live migration",
    area: "Live migration",
    verdict: "warning",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "LM-08",
    name: "eviction-strategy-missing",
    title: "Missing `evictionStrategy`",
    area: "Live migration",
    verdict: "warning",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "LM-09",
    name: "drain-waits-forever",
    title: "`evictionStrategy: LiveMigrate` of a guest that cannot be migrated",
    area: "Live migration",
    verdict: "warning",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "GP-01",
    name: "unpinned-container-disk",
    title: "`containerDisk` image without a fixed tag or digest",
    area: "Good practice for guests",
    verdict: "warning",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "GP-02",
    name: "unpinned-kernel-image",
    title: "Kernel image without a fixed tag or digest",
    area: "Good practice for guests",
    verdict: "warning",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "GP-03",
    name: "plain-text-password",
    title: "Plain-text password in cloud-init",
    area: "Good practice for guests",
    verdict: "warning",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "GP-04",
    name: "hotpluggable-volume-on-unsupported-bus",
    title: "`hotpluggable` volume on a disk that does not support hotplug",
    area: "Good practice for guests",
    verdict: "warning",
    kinds: [
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "INS-01",
    name: "instancetype-matcher-empty",
    title: "Instancetype matcher with neither `name` nor `inferFromVolume`",
    area: "Instancetypes and preferences in use",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "INS-05",
    name: "preference-matcher-empty",
    title: "Preference matcher with neither `name` nor `inferFromVolume`",
    area: "Instancetypes and preferences in use",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "INS-02",
    name: "instancetype-matcher-name-beside-inference",
    title: "Instancetype matcher with both `name` and `inferFromVolume`",
    area: "Instancetypes and preferences in use",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "INS-06",
    name: "preference-matcher-name-beside-inference",
    title: "Preference matcher with both `name` and `inferFromVolume`",
    area: "Instancetypes and preferences in use",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "INS-03",
    name: "instancetype-matcher-kind-beside-inference",
    title: "Instancetype matcher with both `kind` and `inferFromVolume`",
    area: "Instancetypes and preferences in use",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "INS-07",
    name: "preference-matcher-kind-beside-inference",
    title: "Preference matcher with both `kind` and `inferFromVolume`",
    area: "Instancetypes and preferences in use",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "INS-04",
    name: "instancetype-matcher-unknown-failure-policy",
    title: "Unknown `inferFromVolumeFailurePolicy` of the instancetype matcher",
    area: "Instancetypes and preferences in use",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "INS-08",
    name: "preference-matcher-unknown-failure-policy",
    title: "Unknown `inferFromVolumeFailurePolicy` of the preference matcher",
    area: "Instancetypes and preferences in use",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "INS-09",
    name: "stale-revision-name",
    title: "`revisionName` of another instancetype or preference",
    area: "Instancetypes and preferences in use",
    verdict: "refused",
    kinds: [
      "VirtualMachine"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "INS-37",
    name: "unknown-matcher-kind",
    title: "Unknown `kind` of an instancetype or preference",
    area: "Instancetypes and preferences in use",
    verdict: "cannot start",
    kinds: [
      "VirtualMachine",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "INS-10",
    name: "inference-volume-missing",
    title: "`inferFromVolume` that names a missing volume",
    area: "Instancetypes and preferences in use",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "INS-11",
    name: "inference-volume-unsupported",
    title: "`inferFromVolume` on a volume type that does not support inference",
    area: "Instancetypes and preferences in use",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "INS-12",
    name: "inference-labels-missing",
    title: "`inferFromVolume` on a volume without the inference labels",
    area: "Instancetypes and preferences in use",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "INS-13",
    name: "inference-source-unsupported",
    title: "`inferFromVolume` on a DataVolume template without an inference source",
    area: "Instancetypes and preferences in use",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "INS-36",
    name: "inference-source-must-exist",
    title: "Inference source that must already exist",
    area: "Instancetypes and preferences in use",
    verdict: "warning",
    kinds: [
      "VirtualMachine",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "INS-14",
    name: "cpu-topology-beside-instancetype",
    title: "CPU topology beside an instancetype",
    area: "Instancetypes and preferences in use",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "INS-15",
    name: "cpu-resources-beside-instancetype",
    title: "CPU requests or limits beside an instancetype",
    area: "Instancetypes and preferences in use",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "INS-16",
    name: "guest-memory-beside-instancetype",
    title: "`memory.guest` beside an instancetype",
    area: "Instancetypes and preferences in use",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "INS-17",
    name: "memory-resources-beside-instancetype",
    title: "Memory requests or limits beside an instancetype",
    area: "Instancetypes and preferences in use",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "INS-18",
    name: "cpu-setting-beside-instancetype",
    title: "CPU setting that the instancetype also sets",
    area: "Instancetypes and preferences in use",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "INS-19",
    name: "memory-setting-beside-instancetype",
    title: "Memory setting that the instancetype also sets",
    area: "Instancetypes and preferences in use",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "INS-20",
    name: "devices-beside-instancetype",
    title: "GPUs or host devices that the instancetype also sets",
    area: "Instancetypes and preferences in use",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "INS-21",
    name: "setting-beside-instancetype",
    title: "Setting that the instancetype also sets",
    area: "Instancetypes and preferences in use",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "INS-22",
    name: "annotation-conflicts-with-instancetype",
    title: "Annotation that conflicts with the instancetype",
    area: "Instancetypes and preferences in use",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "INS-23",
    name: "vcpus-not-spreadable",
    title: "vCPU count that the preference cannot spread",
    area: "Instancetypes and preferences in use",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "INS-24",
    name: "vcpus-below-preference-requirement",
    title: "vCPUs below `requirements.cpu` of the preference",
    area: "Instancetypes and preferences in use",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "INS-25",
    name: "memory-below-preference-requirement",
    title: "Memory below `requirements.memory` of the preference",
    area: "Instancetypes and preferences in use",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "INS-26",
    name: "architecture-differs-from-preference-requirement",
    title: "Architecture other than `requirements.architecture` of the preference",
    area: "Instancetypes and preferences in use",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "INS-32",
    name: "preferred-cpu-features-without-cpu",
    title: "Preferred CPU features on a VM without `domain.cpu`",
    area: "Instancetypes and preferences in use",
    verdict: "refused",
    kinds: [
      "VirtualMachine",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "INS-28",
    name: "overcommitted-hugepages",
    title: "`overcommitPercent` with `hugepages`",
    area: "Instancetypes",
    verdict: "refused",
    kinds: [
      "VirtualMachineInstancetype",
      "VirtualMachineClusterInstancetype"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "INS-33",
    name: "launch-security-in-instancetype",
    title: "Deprecated `launchSecurity` in an instancetype",
    area: "Instancetypes",
    verdict: "warning",
    kinds: [
      "VirtualMachineInstancetype",
      "VirtualMachineClusterInstancetype"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "INS-34",
    name: "instancetype-edited-in-place",
    title: "Instancetype edited in place",
    area: "Instancetypes",
    verdict: "warning",
    kinds: [
      "VirtualMachineInstancetype",
      "VirtualMachineClusterInstancetype"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "INS-29",
    name: "unknown-preferred-cpu-topology",
    title: "Unknown `preferredCPUTopology`",
    area: "Preferences",
    verdict: "refused",
    kinds: [
      "VirtualMachinePreference",
      "VirtualMachineClusterPreference"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "INS-30",
    name: "unknown-spread-across",
    title: "Unknown `spreadOptions.across`",
    area: "Preferences",
    verdict: "refused",
    kinds: [
      "VirtualMachinePreference",
      "VirtualMachineClusterPreference"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "INS-31",
    name: "unsupported-spread-ratio",
    title: "Unsupported `spreadOptions.ratio`",
    area: "Preferences",
    verdict: "refused",
    kinds: [
      "VirtualMachinePreference",
      "VirtualMachineClusterPreference"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "INS-35",
    name: "deprecated-preferred-cpu-topology",
    title: "Deprecated `preferredCPUTopology`",
    area: "Preferences",
    verdict: "warning",
    kinds: [
      "VirtualMachinePreference",
      "VirtualMachineClusterPreference"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "POOL-01",
    name: "pool-without-vm-template",
    title: "Pool without a VM template",
    area: "Pools",
    verdict: "refused",
    kinds: [
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "POOL-02",
    name: "malformed-pool-selector",
    title: "Malformed `selector` of a pool",
    area: "Pools",
    verdict: "refused",
    kinds: [
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "POOL-03",
    name: "pool-selector-mismatch",
    title: "Pool `selector` that does not match its own VMs",
    area: "Pools",
    verdict: "refused",
    kinds: [
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "POOL-04",
    name: "max-unavailable-not-percentage",
    title: "`maxUnavailable` string that is not a percentage",
    area: "Pools",
    verdict: "refused",
    kinds: [
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "POOL-05",
    name: "max-unavailable-fractional-percentage",
    title: "`maxUnavailable` that is not a whole percentage",
    area: "Pools",
    verdict: "refused",
    kinds: [
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "POOL-06",
    name: "max-unavailable-percentage-out-of-range",
    title: "`maxUnavailable` percentage out of range",
    area: "Pools",
    verdict: "refused",
    kinds: [
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "POOL-07",
    name: "max-unavailable-below-one",
    title: "`maxUnavailable` below 1",
    area: "Pools",
    verdict: "refused",
    kinds: [
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "POOL-08",
    name: "multiple-update-strategies",
    title: "More than one `updateStrategy`",
    area: "Pools",
    verdict: "refused",
    kinds: [
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "POOL-09",
    name: "multiple-scale-in-strategies",
    title: "More than one `scaleInStrategy`",
    area: "Pools",
    verdict: "refused",
    kinds: [
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "POOL-10",
    name: "immutable-pool-selector",
    title: "Change of the immutable `selector` of a pool",
    area: "Pools",
    verdict: "refused",
    kinds: [
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "NEW-10",
    name: "pool-name-too-long",
    title: "Pool name that is too long for a label",
    area: "Pools",
    verdict: "cannot start",
    kinds: [
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "RS-02",
    name: "malformed-replica-set-selector",
    title: "Malformed `selector` of a replica set",
    area: "Replica sets",
    verdict: "refused",
    kinds: [
      "VirtualMachineInstanceReplicaSet"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "RS-03",
    name: "replica-set-selector-mismatch",
    title: "Replica set `selector` that does not match its own VMIs",
    area: "Replica sets",
    verdict: "refused",
    kinds: [
      "VirtualMachineInstanceReplicaSet"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "NEW-09",
    name: "replica-set-template-metadata",
    title: "Invalid `name` or `namespace` in a replica set template",
    area: "Replica sets",
    verdict: "cannot start",
    kinds: [
      "VirtualMachineInstanceReplicaSet"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "PRE-01",
    name: "preset-without-domain",
    title: "Preset without a `domain`",
    area: "Presets",
    verdict: "refused",
    kinds: [
      "VirtualMachineInstancePreset"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "PRE-02",
    name: "conflicting-presets",
    title: "Conflicting presets",
    area: "Presets",
    verdict: "refused",
    kinds: [
      "VirtualMachineInstance"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "PRE-03",
    name: "deprecated-preset",
    title: "Deprecated VirtualMachineInstancePreset",
    area: "Presets",
    verdict: "warning",
    kinds: [
      "VirtualMachineInstancePreset"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "MIG-01",
    name: "migration-without-vmi-name",
    title: "Migration without a `vmiName`",
    area: "Migrations",
    verdict: "refused",
    kinds: [
      "VirtualMachineInstanceMigration"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "MIG-02",
    name: "reserved-migration-priority",
    title: "`priority` of a migration, which is reserved for KubeVirt",
    area: "Migrations",
    verdict: "refused",
    kinds: [
      "VirtualMachineInstanceMigration"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "MIG-04",
    name: "vmi-not-migratable",
    title: "VMI that cannot be migrated",
    area: "Migrations",
    verdict: "refused",
    kinds: [
      "VirtualMachineInstanceMigration"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "MIG-05",
    name: "concurrent-migration",
    title: "Second migration of the same VMI",
    area: "Migrations",
    verdict: "refused",
    kinds: [
      "VirtualMachineInstanceMigration"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "MIG-06",
    name: "decentralized-migration-feature-gate",
    title: "Decentralized migration without its feature gate",
    area: "Migrations",
    verdict: "refused",
    kinds: [
      "VirtualMachineInstanceMigration"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [
      "DecentralizedLiveMigration"
    ],
    page: true
  },
  {
    id: "MIG-07",
    name: "migration-id-mismatch",
    title: "Different `migrationID` in `sendTo` and `receive`",
    area: "Migrations",
    verdict: "refused",
    kinds: [
      "VirtualMachineInstanceMigration"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [
      "DecentralizedLiveMigration"
    ],
    page: true
  },
  {
    id: "MIG-08",
    name: "immutable-migration-spec",
    title: "Change of the immutable spec of a VirtualMachineInstanceMigration",
    area: "Migrations",
    verdict: "refused",
    kinds: [
      "VirtualMachineInstanceMigration"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "MIG-09",
    name: "immutable-migration-label",
    title: "Change of the label that selects a running migration",
    area: "Migrations",
    verdict: "refused",
    kinds: [
      "VirtualMachineInstanceMigration"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "MP-01",
    name: "negative-completion-timeout",
    title: "Negative `completionTimeoutPerGiB`",
    area: "Migration policies",
    verdict: "refused",
    kinds: [
      "MigrationPolicy"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "MP-02",
    name: "negative-migration-bandwidth",
    title: "Negative `bandwidthPerMigration`",
    area: "Migration policies",
    verdict: "refused",
    kinds: [
      "MigrationPolicy"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "MP-03",
    name: "max-downtime-feature-gate",
    title: "`maxDowntimeMs` without its feature gate",
    area: "Migration policies",
    verdict: "refused",
    kinds: [
      "MigrationPolicy"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [
      "MigrationStallDetection"
    ],
    page: true
  },
  {
    id: "MP-04",
    name: "stall-detector-feature-gate",
    title: "`stallDetector` without its feature gate",
    area: "Migration policies",
    verdict: "refused",
    kinds: [
      "MigrationPolicy"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [
      "MigrationStallDetection"
    ],
    page: true
  },
  {
    id: "MP-05",
    name: "ewma-alpha-out-of-range",
    title: "`ewmaAlpha` out of range",
    area: "Migration policies",
    verdict: "refused",
    kinds: [
      "MigrationPolicy"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [
      "MigrationStallDetection"
    ],
    page: true
  },
  {
    id: "MP-06",
    name: "stall-factor-below-one",
    title: "`precopyPossibleFactor` or `completionTimeoutFactor` below 1",
    area: "Migration policies",
    verdict: "refused",
    kinds: [
      "MigrationPolicy"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [
      "MigrationStallDetection"
    ],
    page: true
  },
  {
    id: "MP-07",
    name: "patience-decay-factor-out-of-range",
    title: "`patienceWindowDecayFactor` out of range",
    area: "Migration policies",
    verdict: "refused",
    kinds: [
      "MigrationPolicy"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [
      "MigrationStallDetection"
    ],
    page: true
  },
  {
    id: "MP-08",
    name: "malformed-stall-factor",
    title: "Malformed number in `stallDetector`",
    area: "Migration policies",
    verdict: "refused",
    kinds: [
      "MigrationPolicy"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [
      "MigrationStallDetection"
    ],
    page: true
  },
  {
    id: "SNAP-01",
    name: "snapshot-feature-gate",
    title: "VirtualMachineSnapshot without its feature gate",
    area: "Snapshots",
    verdict: "refused",
    kinds: [
      "VirtualMachineSnapshot"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [
      "Snapshot"
    ],
    page: true
  },
  {
    id: "SNAP-02",
    name: "snapshot-source-without-api-group",
    title: "Snapshot source without an `apiGroup`",
    area: "Snapshots",
    verdict: "refused",
    kinds: [
      "VirtualMachineSnapshot"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "SNAP-03",
    name: "snapshot-source-api-group",
    title: "Snapshot source with an unsupported `apiGroup`",
    area: "Snapshots",
    verdict: "refused",
    kinds: [
      "VirtualMachineSnapshot"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "SNAP-04",
    name: "snapshot-source-kind",
    title: "Snapshot source that is not a VirtualMachine",
    area: "Snapshots",
    verdict: "refused",
    kinds: [
      "VirtualMachineSnapshot"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "SNAP-05",
    name: "immutable-snapshot-spec",
    title: "Change of the immutable spec of a VirtualMachineSnapshot",
    area: "Snapshots",
    verdict: "refused",
    kinds: [
      "VirtualMachineSnapshot"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "RST-01",
    name: "restore-feature-gate",
    title: "VirtualMachineRestore without its feature gate",
    area: "Restores",
    verdict: "refused",
    kinds: [
      "VirtualMachineRestore"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [
      "Snapshot"
    ],
    page: true
  },
  {
    id: "RST-02",
    name: "restore-target-without-api-group",
    title: "Restore target without an `apiGroup`",
    area: "Restores",
    verdict: "refused",
    kinds: [
      "VirtualMachineRestore"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "RST-03",
    name: "restore-target-api-group",
    title: "Restore target with an unsupported `apiGroup`",
    area: "Restores",
    verdict: "refused",
    kinds: [
      "VirtualMachineRestore"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "RST-04",
    name: "restore-target-kind",
    title: "Restore target that is not a VirtualMachine",
    area: "Restores",
    verdict: "refused",
    kinds: [
      "VirtualMachineRestore"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "RST-05",
    name: "restore-patch-unreadable-value",
    title: "Restore patch with a colon or comma in its value",
    area: "Restores",
    verdict: "refused",
    kinds: [
      "VirtualMachineRestore"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "RST-06",
    name: "restore-patch-path",
    title: "Restore patch outside spec, labels and annotations",
    area: "Restores",
    verdict: "refused",
    kinds: [
      "VirtualMachineRestore"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "RST-07",
    name: "restore-override-without-volume",
    title: "Volume override without a `volumeName`",
    area: "Restores",
    verdict: "refused",
    kinds: [
      "VirtualMachineRestore"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "RST-08",
    name: "empty-restore-override",
    title: "Empty volume override",
    area: "Restores",
    verdict: "refused",
    kinds: [
      "VirtualMachineRestore"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "RST-09",
    name: "unknown-volume-restore-policy",
    title: "Unknown `volumeRestorePolicy`",
    area: "Restores",
    verdict: "refused",
    kinds: [
      "VirtualMachineRestore"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "RST-10",
    name: "unknown-volume-ownership-policy",
    title: "Unknown `volumeOwnershipPolicy`",
    area: "Restores",
    verdict: "refused",
    kinds: [
      "VirtualMachineRestore"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "RST-11",
    name: "restore-persistent-state-to-other-vm",
    title: "Restore of a persistent TPM or EFI to another VirtualMachine",
    area: "Restores",
    verdict: "refused",
    kinds: [
      "VirtualMachineRestore"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "RST-12",
    name: "concurrent-restore",
    title: "Second restore to the same target",
    area: "Restores",
    verdict: "refused",
    kinds: [
      "VirtualMachineRestore"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "RST-13",
    name: "immutable-restore-spec",
    title: "Change of the immutable spec of a VirtualMachineRestore",
    area: "Restores",
    verdict: "refused",
    kinds: [
      "VirtualMachineRestore"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "CLN-01",
    name: "clone-feature-gate",
    title: "VirtualMachineClone without its feature gate",
    area: "Clones",
    verdict: "refused",
    kinds: [
      "VirtualMachineClone"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [
      "Snapshot"
    ],
    page: true
  },
  {
    id: "CLN-02",
    name: "clone-filter-excludes-nothing",
    title: "Clone filter that excludes nothing",
    area: "Clones",
    verdict: "refused",
    kinds: [
      "VirtualMachineClone"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "CLN-03",
    name: "clone-filter-misplaced-exclamation",
    title: "Clone filter with a misplaced `!`",
    area: "Clones",
    verdict: "refused",
    kinds: [
      "VirtualMachineClone"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "CLN-04",
    name: "clone-filter-misplaced-wildcard",
    title: "Clone filter with a misplaced `*`",
    area: "Clones",
    verdict: "refused",
    kinds: [
      "VirtualMachineClone"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "CLN-05",
    name: "empty-clone-filter",
    title: "Empty clone filter",
    area: "Clones",
    verdict: "refused",
    kinds: [
      "VirtualMachineClone"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "CLN-06",
    name: "clone-source-kind",
    title: "Clone source that is neither a VirtualMachine nor a snapshot",
    area: "Clones",
    verdict: "refused",
    kinds: [
      "VirtualMachineClone"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "CLN-07",
    name: "clone-target-kind",
    title: "Clone target that is not a VirtualMachine",
    area: "Clones",
    verdict: "refused",
    kinds: [
      "VirtualMachineClone"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "CLN-08",
    name: "incomplete-clone-source",
    title: "Incomplete clone source",
    area: "Clones",
    verdict: "refused",
    kinds: [
      "VirtualMachineClone"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "CLN-09",
    name: "clone-onto-source",
    title: "Clone onto its own source",
    area: "Clones",
    verdict: "refused",
    kinds: [
      "VirtualMachineClone"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "CLN-10",
    name: "malformed-clone-mac-address",
    title: "Malformed `newMacAddresses`",
    area: "Clones",
    verdict: "refused",
    kinds: [
      "VirtualMachineClone"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "CLN-11",
    name: "malformed-clone-patch",
    title: "Malformed clone patch",
    area: "Clones",
    verdict: "refused",
    kinds: [
      "VirtualMachineClone"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "EXP-01",
    name: "export-source-kind",
    title: "Export source of an unsupported kind",
    area: "Exports",
    verdict: "refused",
    kinds: [
      "VirtualMachineExport"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "EXP-02",
    name: "export-source-without-name",
    title: "Export source without a name",
    area: "Exports",
    verdict: "refused",
    kinds: [
      "VirtualMachineExport"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "EXP-03",
    name: "export-claim-with-api-group",
    title: "PersistentVolumeClaim export source with an `apiGroup`",
    area: "Exports",
    verdict: "refused",
    kinds: [
      "VirtualMachineExport"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "EXP-04",
    name: "export-source-api-group",
    title: "Export source with the wrong `apiGroup`",
    area: "Exports",
    verdict: "refused",
    kinds: [
      "VirtualMachineExport"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "EXP-05",
    name: "template-export-feature-gate",
    title: "Template export without its feature gate",
    area: "Exports",
    verdict: "refused",
    kinds: [
      "VirtualMachineExport"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [
      "OCIExport"
    ],
    page: true
  },
  {
    id: "EXP-06",
    name: "immutable-export-spec",
    title: "Change of the immutable spec of a VirtualMachineExport",
    area: "Exports",
    verdict: "refused",
    kinds: [
      "VirtualMachineExport"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "BKP-01",
    name: "backup-feature-gate",
    title: "VirtualMachineBackup without its feature gate",
    area: "Backups",
    verdict: "refused",
    kinds: [
      "VirtualMachineBackup",
      "VirtualMachineBackupTracker"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [
      "IncrementalBackup"
    ],
    page: true
  },
  {
    id: "BKP-02",
    name: "backup-without-claim",
    title: "Backup without a `pvcName`",
    area: "Backups",
    verdict: "refused",
    kinds: [
      "VirtualMachineBackup"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [
      "IncrementalBackup"
    ],
    page: true
  },
  {
    id: "BKP-03",
    name: "pull-backup-without-token",
    title: "`mode: Pull` without a `tokenSecretRef`",
    area: "Backups",
    verdict: "refused",
    kinds: [
      "VirtualMachineBackup"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [
      "IncrementalBackup"
    ],
    page: true
  },
  {
    id: "BKP-04",
    name: "backup-source-api-group",
    title: "Backup source with an unsupported `apiGroup`",
    area: "Backups",
    verdict: "refused",
    kinds: [
      "VirtualMachineBackup"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [
      "IncrementalBackup"
    ],
    page: true
  },
  {
    id: "BKP-05",
    name: "incomplete-backup-source",
    title: "Incomplete backup source",
    area: "Backups",
    verdict: "refused",
    kinds: [
      "VirtualMachineBackup"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [
      "IncrementalBackup"
    ],
    page: true
  },
  {
    id: "BKP-06",
    name: "backup-tracker-source",
    title: "Backup tracker source that is not a VirtualMachine",
    area: "Backups",
    verdict: "refused",
    kinds: [
      "VirtualMachineBackupTracker"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [
      "IncrementalBackup"
    ],
    page: true
  },
  {
    id: "BKP-07",
    name: "concurrent-backup",
    title: "Second backup of the same source",
    area: "Backups",
    verdict: "refused",
    kinds: [
      "VirtualMachineBackup"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [
      "IncrementalBackup"
    ],
    page: true
  },
  {
    id: "BKP-08",
    name: "immutable-backup-spec",
    title: "Change of the immutable spec of a VirtualMachineBackup",
    area: "Backups",
    verdict: "refused",
    kinds: [
      "VirtualMachineBackup",
      "VirtualMachineBackupTracker"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [
      "IncrementalBackup"
    ],
    page: true
  },
  {
    id: "TPL-01",
    name: "undeclared-template-parameter",
    title: "Undeclared template parameter",
    area: "Templates",
    verdict: "ignored",
    kinds: [
      "VirtualMachineTemplate"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "TPL-02",
    name: "duplicate-template-parameter",
    title: "Duplicate template parameter",
    area: "Templates",
    verdict: "ignored",
    kinds: [
      "VirtualMachineTemplate"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "TPL-03",
    name: "malformed-parameter-generator",
    title: "Malformed template parameter generator",
    area: "Templates",
    verdict: "ignored",
    kinds: [
      "VirtualMachineTemplate"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "TPL-04",
    name: "unused-template-parameter",
    title: "Unused template parameter",
    area: "Templates",
    verdict: "warning",
    kinds: [
      "VirtualMachineTemplate"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "PLG-01",
    name: "plugin-feature-gate",
    title: "Plugin without its feature gate",
    area: "Plugins",
    verdict: "refused",
    kinds: [
      "Plugin"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [
      "Plugins"
    ],
    page: true
  },
  {
    id: "PLG-02",
    name: "malformed-cel-expression",
    title: "Malformed CEL expression",
    area: "Plugins",
    verdict: "refused",
    kinds: [
      "Plugin"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [
      "Plugins"
    ],
    page: true
  },
  {
    id: "PLG-03",
    name: "unclean-plugin-socket-path",
    title: "`socketPath` that is not a clean path",
    area: "Plugins",
    verdict: "refused",
    kinds: [
      "Plugin"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [
      "Plugins"
    ],
    page: true
  },
  {
    id: "PLG-04",
    name: "domain-hook-not-exactly-one",
    title: "Domain hook with neither or both of `cel` and `sidecar`",
    area: "Plugins",
    verdict: "refused",
    kinds: [
      "Plugin"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [
      "Plugins"
    ],
    page: true
  },
  {
    id: "PLG-05",
    name: "unknown-plugin-failure-strategy",
    title: "Unknown `failureStrategy`",
    area: "Plugins",
    verdict: "refused",
    kinds: [
      "Plugin"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [
      "Plugins"
    ],
    page: true
  },
  {
    id: "PLG-06",
    name: "unknown-node-hook",
    title: "Unknown node hook in `permittedHooks`",
    area: "Plugins",
    verdict: "refused",
    kinds: [
      "Plugin"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [
      "Plugins"
    ],
    page: true
  },
  {
    id: "PLG-07",
    name: "misplaced-plugin-socket",
    title: "`socketPath` outside the plugin's directory",
    area: "Plugins",
    verdict: "refused",
    kinds: [
      "Plugin"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [
      "Plugins"
    ],
    page: true
  },
  {
    id: "HCO-01",
    name: "operand-of-hyperconverged",
    title: "Object that HyperConverged manages",
    area: "HyperConverged",
    verdict: "ignored",
    kinds: [
      "KubeVirt",
      "CDI",
      "NetworkAddonsConfig",
      "SSP",
      "AAQ"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "NAD-01",
    name: "double-tagged-network",
    title: "VLAN in `spec.config` on a bridge whose port is a VLAN already",
    area: "Networks of the nodes",
    verdict: "ignored",
    kinds: [
      "NetworkAttachmentDefinition"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "NAD-02",
    name: "bridge-without-marker",
    title: "`k8s.v1.cni.cncf.io/resourceName` of a bridge without bridge-marker",
    area: "Networks of the nodes",
    verdict: "warning",
    kinds: [
      "NetworkAttachmentDefinition"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "HCO-02",
    name: "unknown-hyperconverged-feature-gate",
    title: "Unknown feature gate of HyperConverged",
    area: "HyperConverged",
    verdict: "warning",
    kinds: [
      "HyperConverged"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "KV-03",
    name: "deprecated-certificate-intervals",
    title: "Deprecated certificate intervals beside `ca` or `server`",
    area: "KubeVirt",
    verdict: "refused",
    kinds: [
      "KubeVirt"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "KV-04",
    name: "ca-renewed-too-early",
    title: "`ca.renewBefore` longer than `ca.duration`",
    area: "KubeVirt",
    verdict: "refused",
    kinds: [
      "KubeVirt"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "KV-05",
    name: "server-certificate-renewed-too-early",
    title: "`server.renewBefore` longer than `server.duration`",
    area: "KubeVirt",
    verdict: "refused",
    kinds: [
      "KubeVirt"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "KV-06",
    name: "server-certificate-outlives-ca",
    title: "`server.duration` longer than `ca.duration`",
    area: "KubeVirt",
    verdict: "refused",
    kinds: [
      "KubeVirt"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "KV-01",
    name: "multiple-kubevirts",
    title: "Second KubeVirt object",
    area: "KubeVirt",
    verdict: "refused",
    kinds: [
      "KubeVirt"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "KV-02",
    name: "malformed-component-patch",
    title: "Malformed component patch",
    area: "KubeVirt",
    verdict: "refused",
    kinds: [
      "KubeVirt"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "KV-15",
    name: "infra-replicas-out-of-range",
    title: "`infra.replicas` out of range",
    area: "KubeVirt",
    verdict: "refused",
    kinds: [
      "KubeVirt"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "KV-21",
    name: "workload-updates-disabled",
    title: "Missing `workloadUpdateMethods`",
    area: "KubeVirt",
    verdict: "warning",
    kinds: [
      "KubeVirt"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "KV-22",
    name: "unknown-image-pull-policy",
    title: "Unknown `imagePullPolicy`",
    area: "KubeVirt",
    verdict: "refused",
    kinds: [
      "KubeVirt"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "KV-07",
    name: "memory-overhead-ratio-below-one",
    title: "`additionalGuestMemoryOverheadRatio` below 1",
    area: "KubeVirt",
    verdict: "refused",
    kinds: [
      "KubeVirt"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "KV-08",
    name: "virt-template-feature-gate",
    title: "`virtTemplateDeployment` with its feature gate disabled",
    area: "KubeVirt",
    verdict: "refused",
    kinds: [
      "KubeVirt"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "KV-09",
    name: "role-aggregation-feature-gate",
    title: "`roleAggregationStrategy` with its feature gate disabled",
    area: "KubeVirt",
    verdict: "refused",
    kinds: [
      "KubeVirt"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "KV-10",
    name: "cluster-max-downtime-feature-gate",
    title: "Cluster-wide `maxDowntimeMs` without its feature gate",
    area: "KubeVirt",
    verdict: "refused",
    kinds: [
      "KubeVirt"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "KV-11",
    name: "ciphers-with-tls13",
    title: "`ciphers` with TLS 1.3",
    area: "KubeVirt",
    verdict: "refused",
    kinds: [
      "KubeVirt"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "KV-12",
    name: "unknown-cipher-suite",
    title: "Unknown cipher suite",
    area: "KubeVirt",
    verdict: "refused",
    kinds: [
      "KubeVirt"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "KV-14",
    name: "seccomp-profile-not-exactly-one",
    title: "Seccomp profile with no type, or more than one",
    area: "KubeVirt",
    verdict: "refused",
    kinds: [
      "KubeVirt"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "KV-18",
    name: "configuration-ignored",
    title: "Value that makes KubeVirt ignore its configuration",
    area: "KubeVirt",
    verdict: "ignored",
    kinds: [
      "KubeVirt"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "KV-16",
    name: "feature-gate-enabled-and-disabled",
    title: "Feature gate that is both enabled and disabled",
    area: "KubeVirt",
    verdict: "refused",
    kinds: [
      "KubeVirt"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "KV-19",
    name: "unknown-feature-gate",
    title: "Unknown feature gate",
    area: "KubeVirt",
    verdict: "warning",
    kinds: [
      "KubeVirt"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "KV-20",
    name: "ineffective-feature-gate",
    title: "Feature gate without effect",
    area: "KubeVirt",
    verdict: "warning",
    kinds: [
      "KubeVirt"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "CDI-01",
    name: "data-volume-storage-not-exactly-one",
    title: "DataVolume with neither or both of `storage` and `pvc`",
    area: "Data volumes",
    verdict: "refused",
    kinds: [
      "DataVolume",
      "DataImportCron"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "CDI-02",
    name: "data-volume-without-size",
    title: "DataVolume without a valid size",
    area: "Data volumes",
    verdict: "refused",
    kinds: [
      "DataVolume",
      "DataImportCron"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "CDI-03",
    name: "storage-class-name-too-long",
    title: "`storageClassName` longer than 253 characters",
    area: "Data volumes",
    verdict: "refused",
    kinds: [
      "DataVolume",
      "DataImportCron"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "CDI-04",
    name: "access-mode-not-exactly-one",
    title: "`pvc` without exactly one access mode",
    area: "Data volumes",
    verdict: "refused",
    kinds: [
      "DataVolume",
      "DataImportCron"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "CDI-05",
    name: "unknown-access-mode",
    title: "Unknown access mode",
    area: "Data volumes",
    verdict: "refused",
    kinds: [
      "DataVolume",
      "DataImportCron"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "CDI-15",
    name: "incomplete-data-source",
    title: "Incomplete `dataSource` or `dataSourceRef`",
    area: "Data volumes",
    verdict: "refused",
    kinds: [
      "DataVolume",
      "DataImportCron"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "CDI-24",
    name: "claim-already-exists",
    title: "PersistentVolumeClaim of the DataVolume's name that already exists",
    area: "Data volumes",
    verdict: "refused",
    kinds: [
      "DataVolume"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "CDI-06",
    name: "data-volume-source-or-source-ref",
    title: "DataVolume with neither or both of `source` and `sourceRef`",
    area: "Data volumes",
    verdict: "refused",
    kinds: [
      "DataVolume",
      "DataImportCron"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "CDI-07",
    name: "invalid-source-ref",
    title: "`sourceRef` that does not name a DataSource",
    area: "Data volumes",
    verdict: "refused",
    kinds: [
      "DataVolume",
      "DataImportCron"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "CDI-08",
    name: "data-volume-source-not-exactly-one",
    title: "`source` with no type, or more than one",
    area: "Data volumes",
    verdict: "refused",
    kinds: [
      "DataVolume",
      "DataImportCron",
      "VolumeImportSource"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "CDI-09",
    name: "unsupported-source-url",
    title: "Missing or unsupported source URL",
    area: "Data volumes",
    verdict: "refused",
    kinds: [
      "DataVolume",
      "DataImportCron",
      "VolumeImportSource"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "CDI-11",
    name: "invalid-registry-source",
    title: "Invalid `source.registry`",
    area: "Data volumes",
    verdict: "refused",
    kinds: [
      "DataVolume",
      "DataImportCron",
      "VolumeImportSource"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "CDI-12",
    name: "unsupported-content-type",
    title: "Unsupported `contentType`",
    area: "Data volumes",
    verdict: "refused",
    kinds: [
      "DataVolume",
      "DataImportCron",
      "VolumeImportSource"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "CDI-13",
    name: "incomplete-imageio-or-vddk-source",
    title: "Incomplete `source.imageio` or `source.vddk`",
    area: "Data volumes",
    verdict: "refused",
    kinds: [
      "DataVolume",
      "DataImportCron",
      "VolumeImportSource"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "CDI-14",
    name: "incomplete-clone-data-source",
    title: "Incomplete `source.pvc` or `source.snapshot`",
    area: "Data volumes",
    verdict: "refused",
    kinds: [
      "DataVolume",
      "DataImportCron"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "CDI-16",
    name: "immutable-data-volume-spec",
    title: "Change of the immutable spec of a DataVolume",
    area: "Data volumes",
    verdict: "refused",
    kinds: [
      "DataVolume"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "CDI-10",
    name: "malformed-checksum",
    title: "Malformed `checksum`",
    area: "Data volumes",
    verdict: "refused",
    kinds: [
      "DataVolume",
      "DataImportCron",
      "VolumeImportSource"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "CDI-18",
    name: "import-cron-source",
    title: "DataImportCron with an unsupported source",
    area: "Data volumes",
    verdict: "refused",
    kinds: [
      "DataImportCron"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "CDI-19",
    name: "import-cron-unsupported-fields",
    title: "DataImportCron with unsupported template fields",
    area: "Data volumes",
    verdict: "refused",
    kinds: [
      "DataImportCron"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "CDI-20",
    name: "malformed-cron-schedule",
    title: "Malformed cron `schedule`",
    area: "Data volumes",
    verdict: "refused",
    kinds: [
      "DataImportCron"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "CDI-21",
    name: "invalid-import-cron-retention",
    title: "Invalid retention or `managedDataSource` of a DataImportCron",
    area: "Data volumes",
    verdict: "refused",
    kinds: [
      "DataImportCron"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "CDI-17",
    name: "immutable-import-cron-or-volume-source-spec",
    title: "Change of the immutable spec of a DataImportCron",
    area: "Data volumes",
    verdict: "refused",
    kinds: [
      "DataImportCron",
      "VolumeUploadSource",
      "ObjectTransfer",
      "VolumeImportSource"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "CDI-22",
    name: "cdi-name-too-long",
    title: "Name longer than 63 characters",
    area: "Data volumes",
    verdict: "refused",
    kinds: [
      "DataImportCron",
      "VolumeImportSource",
      "VolumeUploadSource"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "CDI-23",
    name: "multi-stage-import-without-target",
    title: "Multi-stage import without a `targetClaim`",
    area: "Data volumes",
    verdict: "refused",
    kinds: [
      "VolumeImportSource"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "CDI-25",
    name: "clone-across-namespaces-without-right",
    title: "Clone across namespaces that nothing permits",
    area: "Data volumes",
    verdict: "warning",
    kinds: [
      "DataVolume",
      "VirtualMachine",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "UPD-08",
    name: "disks-changed-during-snapshot",
    title: "Disks or volumes changed during a snapshot",
    area: "Changes while something is under way",
    verdict: "refused",
    kinds: [
      "VirtualMachine"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "UPD-09",
    name: "run-strategy-changed-during-snapshot",
    title: "Run strategy changed during a snapshot",
    area: "Changes while something is under way",
    verdict: "refused",
    kinds: [
      "VirtualMachine"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "UPD-10",
    name: "run-strategy-changed-during-restore",
    title: "Run strategy changed during a restore",
    area: "Changes while something is under way",
    verdict: "refused",
    kinds: [
      "VirtualMachine"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "UPD-01",
    name: "immutable-vmi-spec",
    title: "Change of the immutable spec of a VMI",
    area: "Changes of running guests",
    verdict: "refused",
    kinds: [
      "VirtualMachineInstance"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "UPD-02",
    name: "reserved-vmi-labels",
    title: "Change of a label reserved for KubeVirt on a VMI",
    area: "Changes of running guests",
    verdict: "refused",
    kinds: [
      "VirtualMachineInstance"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "NEW-01",
    name: "malformed-duration",
    title: "Malformed duration",
    area: "Durations",
    verdict: "refused",
    kinds: [
      "VirtualMachineSnapshot",
      "VirtualMachineExport",
      "VirtualMachineBackup",
      "VirtualMachinePool",
      "Plugin",
      "KubeVirt"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "META-01",
    name: "malformed-metadata",
    title: "Malformed name, label or annotation",
    area: "Metadata",
    verdict: "refused",
    kinds: [
      "every kind"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "LT-08",
    name: "duplicate-data-volume-template-name",
    title: "Duplicate DataVolume template name",
    area: "Failing later",
    verdict: "ignored",
    kinds: [
      "VirtualMachine",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "LT-09",
    name: "data-volume-template-with-source-and-source-ref",
    title: "DataVolume template with both `source` and `sourceRef`",
    area: "Failing later",
    verdict: "ignored",
    kinds: [
      "VirtualMachine",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "GP-05",
    name: "deprecated-api-version",
    title: "Deprecated `apiVersion`",
    area: "Good practice for objects",
    verdict: "warning",
    kinds: [
      "VirtualMachineExport",
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachineInstanceMigration",
      "VirtualMachineInstancePreset",
      "KubeVirt",
      "VirtualMachinePool",
      "VirtualMachineSnapshot",
      "VirtualMachineSnapshotContent",
      "VirtualMachineRestore",
      "VirtualMachineClone"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "GP-06",
    name: "deprecated-running",
    title: "Deprecated `running`",
    area: "Good practice for objects",
    verdict: "warning",
    kinds: [
      "VirtualMachine",
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "GP-07",
    name: "unpinned-import-image",
    title: "Imported registry image without a fixed tag or digest",
    area: "Good practice for objects",
    verdict: "warning",
    kinds: [
      "DataVolume",
      "VirtualMachine",
      "VirtualMachinePool",
      "VolumeImportSource"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "GP-08",
    name: "autohealing-in-shared-namespace",
    title: "`autohealing` in a namespace shared with other VMs",
    area: "Good practice for objects",
    verdict: "warning",
    kinds: [
      "VirtualMachinePool"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "SVC-01",
    name: "service-without-guest",
    title: "Service that selects no guest",
    area: "Services",
    verdict: "warning",
    kinds: [
      "Service"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "SVC-02",
    name: "service-port-out-of-range",
    title: "Service `port` out of range",
    area: "Services",
    verdict: "refused",
    kinds: [
      "Service"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "SVC-03",
    name: "node-port-out-of-range",
    title: "`nodePort` outside the range that clusters reserve for it",
    area: "Services",
    verdict: "warning",
    kinds: [
      "Service"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "NP-01",
    name: "egress-denied-to-importers",
    title: "NetworkPolicy that denies egress to the Pods that import disks",
    area: "Network policies",
    verdict: "warning",
    kinds: [
      "NetworkPolicy"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "RQ-01",
    name: "quota-smaller-than-its-guests",
    title: "ResourceQuota that is smaller than the guests of its namespace",
    area: "Resource quotas",
    verdict: "warning",
    kinds: [
      "ResourceQuota"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "RQ-02",
    name: "quota-throttles-guests",
    title: "ResourceQuota on `limits.cpu`, which throttles guests",
    area: "Resource quotas",
    verdict: "warning",
    kinds: [
      "ResourceQuota"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: true
  },
  {
    id: "META-02",
    name: "malformed-metadata-type",
    title: "Metadata of the wrong type",
    area: "Schema",
    verdict: "refused",
    kinds: [
      "every kind"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: false
  },
  {
    id: "META-03",
    name: "unserved-kind",
    title: "Kind or version that is not served, or not a Kubernetes object",
    area: "Schema",
    verdict: "refused",
    kinds: [
      "every kind"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: false
  },
  {
    id: "NEW-03",
    name: "integer-overflow",
    title: "Integer that overflows 32 bits",
    area: "Schema",
    verdict: "refused",
    kinds: [
      "every kind"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: false
  },
  {
    id: "SCH-01",
    name: "required-vmi-field",
    title: "Missing required field in a VM, VMI, replica set or pool",
    area: "Schema",
    verdict: "refused",
    kinds: [
      "every kind"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: false
  },
  {
    id: "SCH-02",
    name: "required-field",
    title: "Missing required field in another kind",
    area: "Schema",
    verdict: "refused",
    kinds: [
      "every kind"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: false
  },
  {
    id: "SCH-03",
    name: "unknown-enum-value",
    title: "Value that is not one of those allowed",
    area: "Schema",
    verdict: "refused",
    kinds: [
      "every kind"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: false
  },
  {
    id: "SCH-05",
    name: "list-length",
    title: "List that is too long or too short",
    area: "Schema",
    verdict: "refused",
    kinds: [
      "every kind"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: false
  },
  {
    id: "SCH-06",
    name: "malformed-quantity",
    title: "Malformed quantity",
    area: "Schema",
    verdict: "refused",
    kinds: [
      "every kind"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: false
  },
  {
    id: "SCH-07",
    name: "duplicate-list-key",
    title: "Duplicate list item",
    area: "Schema",
    verdict: "refused",
    kinds: [
      "every kind"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: false
  },
  {
    id: "SCH-09",
    name: "number-out-of-range",
    title: "Number out of range",
    area: "Schema",
    verdict: "refused",
    kinds: [
      "every kind"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: false
  },
  {
    id: "SCH-10",
    name: "text-length",
    title: "String that is too long or too short",
    area: "Schema",
    verdict: "refused",
    kinds: [
      "every kind"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: false
  },
  {
    id: "SCH-13",
    name: "wrong-type",
    title: "Value of the wrong type",
    area: "Schema",
    verdict: "refused",
    kinds: [
      "every kind"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: false
  },
  {
    id: "SCH-14",
    name: "unknown-field",
    title: "Unknown field, which the API server silently drops",
    area: "Schema",
    verdict: "refused",
    kinds: [
      "every kind"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: false
  },
  {
    id: "SCH-15",
    name: "unknown-preserved-field",
    title: "Unknown field, which a webhook rejects",
    area: "Schema",
    verdict: "refused",
    kinds: [
      "every kind"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: false
  },
  {
    id: "SCH-17",
    name: "negative-number",
    title: "Negative number where none is allowed",
    area: "Schema",
    verdict: "refused",
    kinds: [
      "every kind"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: false
  },
  {
    id: "SCH-18",
    name: "label-not-a-string",
    title: "Label or annotation that is not a string",
    area: "Schema",
    verdict: "refused",
    kinds: [
      "every kind"
    ],
    releases: [
      "v1.8",
      "v1.9"
    ],
    gates: [],
    page: false
  }
];
const _sfc_main$1 = /* @__PURE__ */ defineComponent({
  __name: "RuleTable",
  __ssrInlineRender: true,
  setup(__props) {
    const facets = [
      { name: "area", label: "Area", values: ({ area }) => [area] },
      { name: "verdict", label: "Verdict", values: ({ verdict }) => [verdict] },
      { name: "kind", label: "Kind", values: ({ kinds }) => kinds },
      { name: "release", label: "KubeVirt", values: ({ releases }) => releases },
      { name: "gate", label: "Feature gate", sorted: true, values: ({ gates }) => gates }
    ];
    const text = ({ id, name, title, gates, kinds }) => [id, name, name.replaceAll("-", " "), title, ...gates, ...kinds].join(" ");
    return (_ctx, _push, _parent, _attrs) => {
      _push(ssrRenderComponent(_sfc_main$2, mergeProps({
        rows: unref(rules),
        facets,
        group: ({ area }) => area,
        text,
        noun: "rules",
        columns: [
          ["Rule", "11%"],
          ["Reports", "50%"],
          ["Verdict", "16%"],
          ["Releases, gates", "23%"]
        ]
      }, _attrs), {
        default: withCtx(({ row }, _push2, _parent2, _scopeId) => {
          if (_push2) {
            _push2(`<td${_scopeId}>`);
            if (row.page) {
              _push2(`<a${ssrRenderAttr("href", unref(withBase)(`/rules/${row.id}.html`))}${_scopeId}>${ssrInterpolate(row.id)}</a>`);
            } else {
              _push2(`<!--[-->${ssrInterpolate(row.id)}<!--]-->`);
            }
            _push2(`</td><td${_scopeId}>`);
            _push2(ssrRenderComponent(_sfc_main$3, {
              text: row.title
            }, null, _parent2, _scopeId));
            _push2(`<br${_scopeId}><code class="name"${_scopeId}>${ssrInterpolate(row.name)}</code></td><td${_scopeId}><span class="verdict"${ssrRenderAttr("data-verdict", row.verdict)}${_scopeId}>${ssrInterpolate(row.verdict)}</span></td><td class="small"${_scopeId}>${ssrInterpolate(row.releases.join(", "))}<!--[-->`);
            ssrRenderList(row.gates, (gate) => {
              _push2(`<!--[--><br${_scopeId}>${ssrInterpolate(gate)}<!--]-->`);
            });
            _push2(`<!--]--></td>`);
          } else {
            return [
              createVNode("td", null, [
                row.page ? (openBlock(), createBlock("a", {
                  key: 0,
                  href: unref(withBase)(`/rules/${row.id}.html`)
                }, toDisplayString(row.id), 9, ["href"])) : (openBlock(), createBlock(Fragment, { key: 1 }, [
                  createTextVNode(toDisplayString(row.id), 1)
                ], 64))
              ]),
              createVNode("td", null, [
                createVNode(_sfc_main$3, {
                  text: row.title
                }, null, 8, ["text"]),
                createVNode("br"),
                createVNode("code", { class: "name" }, toDisplayString(row.name), 1)
              ]),
              createVNode("td", null, [
                createVNode("span", {
                  class: "verdict",
                  "data-verdict": row.verdict
                }, toDisplayString(row.verdict), 9, ["data-verdict"])
              ]),
              createVNode("td", { class: "small" }, [
                createTextVNode(toDisplayString(row.releases.join(", ")), 1),
                (openBlock(true), createBlock(Fragment, null, renderList(row.gates, (gate) => {
                  return openBlock(), createBlock(Fragment, { key: gate }, [
                    createVNode("br"),
                    createTextVNode(toDisplayString(gate), 1)
                  ], 64);
                }), 128))
              ])
            ];
          }
        }),
        _: 1
      }, _parent));
    };
  }
});
const _sfc_setup$1 = _sfc_main$1.setup;
_sfc_main$1.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("../../../site/.vitepress/theme/RuleTable.vue");
  return _sfc_setup$1 ? _sfc_setup$1(props, ctx) : void 0;
};
const __pageData = JSON.parse('{"title":"Rules","description":"","frontmatter":{"aside":false},"headers":[],"relativePath":"rules/index.md","filePath":"rules/index.md"}');
const __default__ = { name: "rules/index.md" };
const _sfc_main = /* @__PURE__ */ Object.assign(__default__, {
  __ssrInlineRender: true,
  setup(__props) {
    return (_ctx, _push, _parent, _attrs) => {
      _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="rules" tabindex="-1">Rules <a class="header-anchor" href="#rules" aria-label="Permalink to &quot;Rules&quot;">​</a></h1><p>These rules report what KubeVirt and CDI reject, what they accept although no guest can start from it, and what is legal but harmful. <code>kubevirt-iac validate</code> applies them to files, the constructs at synth, the provider at preview, and <code>toBeAdmitted()</code> in jest; every example on these pages runs as a test. A rule is disabled by its id or name, with a reason.</p><details class="details custom-block"><summary>What the verdicts mean</summary><ul><li><strong>refused</strong>: the API rejects the object.</li><li><strong>cannot start</strong>: the API accepts the object and rejects what is made from it.</li><li><strong>ignored</strong>: the API accepts the object, and drops or ignores what is wrong.</li><li><strong>warning</strong>: legal, but harmful.</li></ul></details>`);
      _push(ssrRenderComponent(_sfc_main$1, null, null, _parent));
      _push(`</div>`);
    };
  }
});
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("rules/index.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
export {
  __pageData,
  _sfc_main as default
};
