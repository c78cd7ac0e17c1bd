/**
 * What runs on each node, for any POSIX shell. Only builtins, so that every image with a shell will do; `df` is used where the image has it.
 * The root of the host is mounted read-only at /host. The report is one line of JSON in the termination message of the container: that reaches
 * the status of the Pod without the kubelet's log endpoint, and has room for 4096 bytes.
 */
export const PROBE_SCRIPT = String.raw`
host=/host
yes_no() { if "$@" >/dev/null 2>&1; then echo true; else echo false; fi; }
first() { IFS= read -r line 2>/dev/null <"$1" && echo "$line"; }
opens() { ( exec 3<>"$1" ) 2>/dev/null; }
number() { case "$1" in ''|*[!0-9]*) echo 0 ;; *) echo "$1" ;; esac; }

flags=
while IFS=: read -r key value; do
  case "$key" in flags*|Features*) flags=" $value "; break ;; esac
done </proc/cpuinfo
flag() { case "$flags" in *" $1 "*) return 0 ;; esac; return 1; }

kvm=absent
if [ -e "$host/dev/kvm" ]; then kvm=closed; if opens "$host/dev/kvm"; then kvm=open; fi; fi

cgroup=1
if [ -e "$host/sys/fs/cgroup/cgroup.controllers" ]; then cgroup=2; fi

groups=0
for group in "$host"/sys/kernel/iommu_groups/*; do if [ -d "$group" ]; then groups=$((groups + 1)); fi; done

nested=
for module in kvm_intel kvm_amd kvm; do
  case "$(first "$host/sys/module/$module/parameters/nested")" in
    Y|1) nested=',"nested":true' ;;
    N|0) nested=',"nested":false' ;;
  esac
done

selinux=disabled
case "$(first "$host/sys/fs/selinux/enforce")" in 1) selinux=enforcing ;; 0) selinux=permissive ;; esac
apparmor=false
if [ "$(first "$host/sys/module/apparmor/parameters/enabled")" = Y ]; then apparmor=true; fi
profile=false
if [ $apparmor = true ] && [ -e "$host/etc/apparmor.d/usr.sbin.libvirtd" ]; then profile=true; fi

os=
if [ -r "$host/etc/os-release" ]; then
  while IFS='=' read -r key value; do
    if [ "$key" = ID ]; then os=$value; fi
  done <"$host/etc/os-release"
fi
os=$(echo "$os" | { IFS='"' read -r a b c; echo "$a$b"; })
case "$os" in *[!A-Za-z0-9._-]*) os= ;; esac

swap=0
while read -r name kind size rest; do
  case "$name" in /*) swap=$((swap + $(number "$size"))) ;; esac
done </proc/swaps

hugepages=0
while read -r key value rest; do
  if [ "$key" = HugePages_Total: ]; then hugepages=$(number "$value"); fi
done </proc/meminfo

kubelet=false
if [ -d "$host/var/lib/kubelet/pods/$POD_UID" ]; then kubelet=true; fi

pool=
if [ -n "$POOL_PATH" ] && df -Pk / >/dev/null 2>&1; then
  # The deepest folder of the path that exists: its filesystem is the one that the pool would fill.
  at=
  exists=true
  set -f
  IFS=/
  for part in $POOL_PATH; do
    if [ -z "$part" ]; then continue; fi
    if [ -d "$host$at/$part" ]; then at=$at/$part; else exists=false; break; fi
  done
  unset IFS
  set +f
  # The device of the last mount that the path lies below.
  device_of() {
    found=
    while read -r id parent device root mount rest; do
      case "$1/" in "$mount"/*) found=$device ;; esac
    done </proc/self/mountinfo
    echo "$found"
  }
  root=false
  if [ "$(device_of "$host$at")" = "$(device_of "$host")" ]; then root=true; fi
  pool=$(df -Pk "$host$at/" 2>/dev/null | {
    size=0
    free=0
    while read -r device blocks used available rest; do
      size=$(number "$blocks")
      free=$(number "$available")
    done
    echo ",\"pool\":{\"exists\":$exists,\"size\":$size,\"free\":$free,\"rootFilesystem\":$root}"
  })
fi

report="{\"vmx\":$(yes_no flag vmx),\"svm\":$(yes_no flag svm),\"nx\":$(yes_no flag nx),\"hypervisor\":$(yes_no flag hypervisor)"
report="$report,\"kvm\":\"$kvm\",\"vhostNet\":$(yes_no test -e "$host/dev/vhost-net"),\"tun\":$(yes_no test -e "$host/dev/net/tun")"
report="$report,\"cgroup\":$cgroup,\"kubeletRoot\":$kubelet,\"iommuGroups\":$groups$nested,\"selinux\":\"$selinux\""
report="$report,\"apparmor\":$apparmor,\"libvirtProfile\":$profile,\"os\":\"$os\",\"swap\":$swap,\"hugepages\":$hugepages$pool}"
echo "$report"
echo "$report" >/dev/termination-log
`;
