import { resolveComponent, withCtx, createVNode, createTextVNode, useSSRContext } from "vue";
import { ssrRenderAttrs, ssrRenderComponent } from "vue/server-renderer";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Virtual machines as code","description":"","frontmatter":{"layout":"page","title":"Virtual machines as code","sidebar":false,"aside":false},"headers":[],"relativePath":"index.md","filePath":"index.md"}');
const _sfc_main = { name: "index.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  const _component_HomePage = resolveComponent("HomePage");
  const _component_HomeHero = resolveComponent("HomeHero");
  const _component_HomeActions = resolveComponent("HomeActions");
  const _component_HomeCode = resolveComponent("HomeCode");
  const _component_HomeCards = resolveComponent("HomeCards");
  _push(`<div${ssrRenderAttrs(_attrs)}>`);
  _push(ssrRenderComponent(_component_HomePage, null, {
    default: withCtx((_, _push2, _parent2, _scopeId) => {
      if (_push2) {
        _push2(ssrRenderComponent(_component_HomeHero, null, {
          default: withCtx((_2, _push3, _parent3, _scopeId2) => {
            if (_push3) {
              _push3(`<h1 id="kubevirt-and-openshift-virtualization-as-code-in-typescript" tabindex="-1"${_scopeId2}>KubeVirt and OpenShift Virtualization as code, in TypeScript <a class="header-anchor" href="#kubevirt-and-openshift-virtualization-as-code-in-typescript" aria-label="Permalink to &quot;KubeVirt and OpenShift Virtualization as code, in TypeScript&quot;"${_scopeId2}>​</a></h1><p${_scopeId2}><strong${_scopeId2}>It says before you apply whether the cluster will reject a change, and whether it reboots a running VM.</strong></p><p${_scopeId2}>Describe VMs and the platform under them once. Write manifests for Git with cdk8s, or run the same constructs with Pulumi.</p>`);
              _push3(ssrRenderComponent(_component_HomeActions, null, null, _parent3, _scopeId2));
            } else {
              return [
                createVNode("h1", {
                  id: "kubevirt-and-openshift-virtualization-as-code-in-typescript",
                  tabindex: "-1"
                }, [
                  createTextVNode("KubeVirt and OpenShift Virtualization as code, in TypeScript "),
                  createVNode("a", {
                    class: "header-anchor",
                    href: "#kubevirt-and-openshift-virtualization-as-code-in-typescript",
                    "aria-label": 'Permalink to "KubeVirt and OpenShift Virtualization as code, in TypeScript"'
                  }, "​")
                ]),
                createVNode("p", null, [
                  createVNode("strong", null, "It says before you apply whether the cluster will reject a change, and whether it reboots a running VM.")
                ]),
                createVNode("p", null, "Describe VMs and the platform under them once. Write manifests for Git with cdk8s, or run the same constructs with Pulumi."),
                createVNode(_component_HomeActions)
              ];
            }
          }),
          _: 1
        }, _parent2, _scopeId));
        _push2(ssrRenderComponent(_component_HomeCode, null, {
          default: withCtx((_2, _push3, _parent3, _scopeId2) => {
            if (_push3) {
              _push3(`<div class="language-ts vp-adaptive-theme"${_scopeId2}><button title="Copy Code" class="copy"${_scopeId2}></button><span class="lang"${_scopeId2}>ts</span><pre class="shiki shiki-themes github-light-high-contrast github-dark-high-contrast vp-code" tabindex="0"${_scopeId2}><code${_scopeId2}><span class="line"${_scopeId2}><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;"${_scopeId2}>import</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;"${_scopeId2}> { App, Chart } </span><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;"${_scopeId2}>from</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"${_scopeId2}> &#39;cdk8s&#39;</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;"${_scopeId2}>;</span></span>
<span class="line"${_scopeId2}><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;"${_scopeId2}>import</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;"${_scopeId2}> { Disk, Image, synth, VirtualMachine } </span><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;"${_scopeId2}>from</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"${_scopeId2}> &#39;kubevirt-iac&#39;</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;"${_scopeId2}>;</span></span>
<span class="line"${_scopeId2}></span>
<span class="line"${_scopeId2}><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;"${_scopeId2}>const</span><span style="--shiki-light:#023B95;--shiki-dark:#91CBFF;"${_scopeId2}> app</span><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;"${_scopeId2}> =</span><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;"${_scopeId2}> new</span><span style="--shiki-light:#622CBC;--shiki-dark:#DBB7FF;"${_scopeId2}> App</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;"${_scopeId2}>();</span></span>
<span class="line"${_scopeId2}><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;"${_scopeId2}>const</span><span style="--shiki-light:#023B95;--shiki-dark:#91CBFF;"${_scopeId2}> chart</span><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;"${_scopeId2}> =</span><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;"${_scopeId2}> new</span><span style="--shiki-light:#622CBC;--shiki-dark:#DBB7FF;"${_scopeId2}> Chart</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;"${_scopeId2}>(app, </span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"${_scopeId2}>&#39;web&#39;</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;"${_scopeId2}>, { namespace: </span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"${_scopeId2}>&#39;vms&#39;</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;"${_scopeId2}> });</span></span>
<span class="line"${_scopeId2}><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;"${_scopeId2}>const</span><span style="--shiki-light:#023B95;--shiki-dark:#91CBFF;"${_scopeId2}> vm</span><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;"${_scopeId2}> =</span><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;"${_scopeId2}> new</span><span style="--shiki-light:#622CBC;--shiki-dark:#DBB7FF;"${_scopeId2}> VirtualMachine</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;"${_scopeId2}>(chart, </span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"${_scopeId2}>&#39;web&#39;</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;"${_scopeId2}>, {</span></span>
<span class="line"${_scopeId2}><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;"${_scopeId2}>  instancetype: </span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"${_scopeId2}>&#39;u1.medium&#39;</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;"${_scopeId2}>,</span></span>
<span class="line"${_scopeId2}><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;"${_scopeId2}>  bootDisk: Disk.</span><span style="--shiki-light:#622CBC;--shiki-dark:#DBB7FF;"${_scopeId2}>import</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;"${_scopeId2}>(Image.</span><span style="--shiki-light:#622CBC;--shiki-dark:#DBB7FF;"${_scopeId2}>registry</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;"${_scopeId2}>(</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"${_scopeId2}>&#39;quay.io/containerdisks/fedora:42&#39;</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;"${_scopeId2}>), { size: </span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"${_scopeId2}>&#39;20Gi&#39;</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;"${_scopeId2}> }),</span></span>
<span class="line"${_scopeId2}><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;"${_scopeId2}>});</span></span>
<span class="line"${_scopeId2}><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;"${_scopeId2}>vm.</span><span style="--shiki-light:#622CBC;--shiki-dark:#DBB7FF;"${_scopeId2}>expose</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;"${_scopeId2}>(</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"${_scopeId2}>&#39;http&#39;</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;"${_scopeId2}>, { port: </span><span style="--shiki-light:#023B95;--shiki-dark:#91CBFF;"${_scopeId2}>80</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;"${_scopeId2}> });</span></span>
<span class="line"${_scopeId2}><span style="--shiki-light:#622CBC;--shiki-dark:#DBB7FF;"${_scopeId2}>synth</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;"${_scopeId2}>(app, { outdir: </span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"${_scopeId2}>&#39;manifests&#39;</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;"${_scopeId2}> });</span></span></code></pre></div>`);
            } else {
              return [
                createVNode("div", { class: "language-ts vp-adaptive-theme" }, [
                  createVNode("button", {
                    title: "Copy Code",
                    class: "copy"
                  }),
                  createVNode("span", { class: "lang" }, "ts"),
                  createVNode("pre", {
                    class: "shiki shiki-themes github-light-high-contrast github-dark-high-contrast vp-code",
                    tabindex: "0"
                  }, [
                    createVNode("code", null, [
                      createVNode("span", { class: "line" }, [
                        createVNode("span", { style: { "--shiki-light": "#A0111F", "--shiki-dark": "#FF9492" } }, "import"),
                        createVNode("span", { style: { "--shiki-light": "#0E1116", "--shiki-dark": "#F0F3F6" } }, " { App, Chart } "),
                        createVNode("span", { style: { "--shiki-light": "#A0111F", "--shiki-dark": "#FF9492" } }, "from"),
                        createVNode("span", { style: { "--shiki-light": "#032563", "--shiki-dark": "#ADDCFF" } }, " 'cdk8s'"),
                        createVNode("span", { style: { "--shiki-light": "#0E1116", "--shiki-dark": "#F0F3F6" } }, ";")
                      ]),
                      createTextVNode("\n"),
                      createVNode("span", { class: "line" }, [
                        createVNode("span", { style: { "--shiki-light": "#A0111F", "--shiki-dark": "#FF9492" } }, "import"),
                        createVNode("span", { style: { "--shiki-light": "#0E1116", "--shiki-dark": "#F0F3F6" } }, " { Disk, Image, synth, VirtualMachine } "),
                        createVNode("span", { style: { "--shiki-light": "#A0111F", "--shiki-dark": "#FF9492" } }, "from"),
                        createVNode("span", { style: { "--shiki-light": "#032563", "--shiki-dark": "#ADDCFF" } }, " 'kubevirt-iac'"),
                        createVNode("span", { style: { "--shiki-light": "#0E1116", "--shiki-dark": "#F0F3F6" } }, ";")
                      ]),
                      createTextVNode("\n"),
                      createVNode("span", { class: "line" }),
                      createTextVNode("\n"),
                      createVNode("span", { class: "line" }, [
                        createVNode("span", { style: { "--shiki-light": "#A0111F", "--shiki-dark": "#FF9492" } }, "const"),
                        createVNode("span", { style: { "--shiki-light": "#023B95", "--shiki-dark": "#91CBFF" } }, " app"),
                        createVNode("span", { style: { "--shiki-light": "#A0111F", "--shiki-dark": "#FF9492" } }, " ="),
                        createVNode("span", { style: { "--shiki-light": "#A0111F", "--shiki-dark": "#FF9492" } }, " new"),
                        createVNode("span", { style: { "--shiki-light": "#622CBC", "--shiki-dark": "#DBB7FF" } }, " App"),
                        createVNode("span", { style: { "--shiki-light": "#0E1116", "--shiki-dark": "#F0F3F6" } }, "();")
                      ]),
                      createTextVNode("\n"),
                      createVNode("span", { class: "line" }, [
                        createVNode("span", { style: { "--shiki-light": "#A0111F", "--shiki-dark": "#FF9492" } }, "const"),
                        createVNode("span", { style: { "--shiki-light": "#023B95", "--shiki-dark": "#91CBFF" } }, " chart"),
                        createVNode("span", { style: { "--shiki-light": "#A0111F", "--shiki-dark": "#FF9492" } }, " ="),
                        createVNode("span", { style: { "--shiki-light": "#A0111F", "--shiki-dark": "#FF9492" } }, " new"),
                        createVNode("span", { style: { "--shiki-light": "#622CBC", "--shiki-dark": "#DBB7FF" } }, " Chart"),
                        createVNode("span", { style: { "--shiki-light": "#0E1116", "--shiki-dark": "#F0F3F6" } }, "(app, "),
                        createVNode("span", { style: { "--shiki-light": "#032563", "--shiki-dark": "#ADDCFF" } }, "'web'"),
                        createVNode("span", { style: { "--shiki-light": "#0E1116", "--shiki-dark": "#F0F3F6" } }, ", { namespace: "),
                        createVNode("span", { style: { "--shiki-light": "#032563", "--shiki-dark": "#ADDCFF" } }, "'vms'"),
                        createVNode("span", { style: { "--shiki-light": "#0E1116", "--shiki-dark": "#F0F3F6" } }, " });")
                      ]),
                      createTextVNode("\n"),
                      createVNode("span", { class: "line" }, [
                        createVNode("span", { style: { "--shiki-light": "#A0111F", "--shiki-dark": "#FF9492" } }, "const"),
                        createVNode("span", { style: { "--shiki-light": "#023B95", "--shiki-dark": "#91CBFF" } }, " vm"),
                        createVNode("span", { style: { "--shiki-light": "#A0111F", "--shiki-dark": "#FF9492" } }, " ="),
                        createVNode("span", { style: { "--shiki-light": "#A0111F", "--shiki-dark": "#FF9492" } }, " new"),
                        createVNode("span", { style: { "--shiki-light": "#622CBC", "--shiki-dark": "#DBB7FF" } }, " VirtualMachine"),
                        createVNode("span", { style: { "--shiki-light": "#0E1116", "--shiki-dark": "#F0F3F6" } }, "(chart, "),
                        createVNode("span", { style: { "--shiki-light": "#032563", "--shiki-dark": "#ADDCFF" } }, "'web'"),
                        createVNode("span", { style: { "--shiki-light": "#0E1116", "--shiki-dark": "#F0F3F6" } }, ", {")
                      ]),
                      createTextVNode("\n"),
                      createVNode("span", { class: "line" }, [
                        createVNode("span", { style: { "--shiki-light": "#0E1116", "--shiki-dark": "#F0F3F6" } }, "  instancetype: "),
                        createVNode("span", { style: { "--shiki-light": "#032563", "--shiki-dark": "#ADDCFF" } }, "'u1.medium'"),
                        createVNode("span", { style: { "--shiki-light": "#0E1116", "--shiki-dark": "#F0F3F6" } }, ",")
                      ]),
                      createTextVNode("\n"),
                      createVNode("span", { class: "line" }, [
                        createVNode("span", { style: { "--shiki-light": "#0E1116", "--shiki-dark": "#F0F3F6" } }, "  bootDisk: Disk."),
                        createVNode("span", { style: { "--shiki-light": "#622CBC", "--shiki-dark": "#DBB7FF" } }, "import"),
                        createVNode("span", { style: { "--shiki-light": "#0E1116", "--shiki-dark": "#F0F3F6" } }, "(Image."),
                        createVNode("span", { style: { "--shiki-light": "#622CBC", "--shiki-dark": "#DBB7FF" } }, "registry"),
                        createVNode("span", { style: { "--shiki-light": "#0E1116", "--shiki-dark": "#F0F3F6" } }, "("),
                        createVNode("span", { style: { "--shiki-light": "#032563", "--shiki-dark": "#ADDCFF" } }, "'quay.io/containerdisks/fedora:42'"),
                        createVNode("span", { style: { "--shiki-light": "#0E1116", "--shiki-dark": "#F0F3F6" } }, "), { size: "),
                        createVNode("span", { style: { "--shiki-light": "#032563", "--shiki-dark": "#ADDCFF" } }, "'20Gi'"),
                        createVNode("span", { style: { "--shiki-light": "#0E1116", "--shiki-dark": "#F0F3F6" } }, " }),")
                      ]),
                      createTextVNode("\n"),
                      createVNode("span", { class: "line" }, [
                        createVNode("span", { style: { "--shiki-light": "#0E1116", "--shiki-dark": "#F0F3F6" } }, "});")
                      ]),
                      createTextVNode("\n"),
                      createVNode("span", { class: "line" }, [
                        createVNode("span", { style: { "--shiki-light": "#0E1116", "--shiki-dark": "#F0F3F6" } }, "vm."),
                        createVNode("span", { style: { "--shiki-light": "#622CBC", "--shiki-dark": "#DBB7FF" } }, "expose"),
                        createVNode("span", { style: { "--shiki-light": "#0E1116", "--shiki-dark": "#F0F3F6" } }, "("),
                        createVNode("span", { style: { "--shiki-light": "#032563", "--shiki-dark": "#ADDCFF" } }, "'http'"),
                        createVNode("span", { style: { "--shiki-light": "#0E1116", "--shiki-dark": "#F0F3F6" } }, ", { port: "),
                        createVNode("span", { style: { "--shiki-light": "#023B95", "--shiki-dark": "#91CBFF" } }, "80"),
                        createVNode("span", { style: { "--shiki-light": "#0E1116", "--shiki-dark": "#F0F3F6" } }, " });")
                      ]),
                      createTextVNode("\n"),
                      createVNode("span", { class: "line" }, [
                        createVNode("span", { style: { "--shiki-light": "#622CBC", "--shiki-dark": "#DBB7FF" } }, "synth"),
                        createVNode("span", { style: { "--shiki-light": "#0E1116", "--shiki-dark": "#F0F3F6" } }, "(app, { outdir: "),
                        createVNode("span", { style: { "--shiki-light": "#032563", "--shiki-dark": "#ADDCFF" } }, "'manifests'"),
                        createVNode("span", { style: { "--shiki-light": "#0E1116", "--shiki-dark": "#F0F3F6" } }, " });")
                      ])
                    ])
                  ])
                ])
              ];
            }
          }),
          _: 1
        }, _parent2, _scopeId));
        _push2(ssrRenderComponent(_component_HomeCards, null, {
          default: withCtx((_2, _push3, _parent3, _scopeId2) => {
            if (_push3) {
              _push3(`<ul${_scopeId2}><li${_scopeId2}><strong${_scopeId2}><a href="/kubevirt-iac/v0.1/rules/"${_scopeId2}>Will the cluster reject this?</a></strong> Every reason at once, each with its path and its fix: in <code${_scopeId2}>validate</code>, at synth, in a preview, and in jest. Offline.</li><li${_scopeId2}><strong${_scopeId2}><a href="/kubevirt-iac/v0.1/what-a-change-does.html"${_scopeId2}>Will this change reboot my VM?</a></strong> Live, by migration, at the next boot, or with data lost: the answer for every field, before you apply it.</li><li${_scopeId2}><strong${_scopeId2}><a href="/kubevirt-iac/v0.1/constructs/virtual-machine.html"${_scopeId2}>Git or Pulumi</a></strong> The same constructs become YAML for <a href="/kubevirt-iac/v0.1/gitops.html"${_scopeId2}>Argo CD and Flux</a>, or <a href="/kubevirt-iac/v0.1/pulumi.html"${_scopeId2}>resources of Pulumi</a> that wait until the guest runs.</li><li${_scopeId2}><strong${_scopeId2}><a href="/kubevirt-iac/v0.1/platform.html"${_scopeId2}>The platform, too</a></strong> KubeVirt, CDI, networks and storage on <a href="/kubevirt-iac/v0.1/bare-metal.html"${_scopeId2}>bare metal</a>, or <a href="/kubevirt-iac/v0.1/openshift.html"${_scopeId2}>OpenShift Virtualization</a> in exactly one version.</li><li${_scopeId2}><strong${_scopeId2}><a href="/kubevirt-iac/v0.1/fleets.html"${_scopeId2}>One program, many clusters</a></strong> A folder for each site, waves, windows for restarts, and one plan over all of them.</li><li${_scopeId2}><strong${_scopeId2}><a href="/kubevirt-iac/v0.1/sandbox.html"${_scopeId2}>A cluster to try it in</a></strong> A real API server with simulated hypervisors on your own computer: <code${_scopeId2}>kubevirt-iac sandbox up</code>.</li></ul>`);
            } else {
              return [
                createVNode("ul", null, [
                  createVNode("li", null, [
                    createVNode("strong", null, [
                      createVNode("a", { href: "/kubevirt-iac/v0.1/rules/" }, "Will the cluster reject this?")
                    ]),
                    createTextVNode(" Every reason at once, each with its path and its fix: in "),
                    createVNode("code", null, "validate"),
                    createTextVNode(", at synth, in a preview, and in jest. Offline.")
                  ]),
                  createVNode("li", null, [
                    createVNode("strong", null, [
                      createVNode("a", { href: "/kubevirt-iac/v0.1/what-a-change-does.html" }, "Will this change reboot my VM?")
                    ]),
                    createTextVNode(" Live, by migration, at the next boot, or with data lost: the answer for every field, before you apply it.")
                  ]),
                  createVNode("li", null, [
                    createVNode("strong", null, [
                      createVNode("a", { href: "/kubevirt-iac/v0.1/constructs/virtual-machine.html" }, "Git or Pulumi")
                    ]),
                    createTextVNode(" The same constructs become YAML for "),
                    createVNode("a", { href: "/kubevirt-iac/v0.1/gitops.html" }, "Argo CD and Flux"),
                    createTextVNode(", or "),
                    createVNode("a", { href: "/kubevirt-iac/v0.1/pulumi.html" }, "resources of Pulumi"),
                    createTextVNode(" that wait until the guest runs.")
                  ]),
                  createVNode("li", null, [
                    createVNode("strong", null, [
                      createVNode("a", { href: "/kubevirt-iac/v0.1/platform.html" }, "The platform, too")
                    ]),
                    createTextVNode(" KubeVirt, CDI, networks and storage on "),
                    createVNode("a", { href: "/kubevirt-iac/v0.1/bare-metal.html" }, "bare metal"),
                    createTextVNode(", or "),
                    createVNode("a", { href: "/kubevirt-iac/v0.1/openshift.html" }, "OpenShift Virtualization"),
                    createTextVNode(" in exactly one version.")
                  ]),
                  createVNode("li", null, [
                    createVNode("strong", null, [
                      createVNode("a", { href: "/kubevirt-iac/v0.1/fleets.html" }, "One program, many clusters")
                    ]),
                    createTextVNode(" A folder for each site, waves, windows for restarts, and one plan over all of them.")
                  ]),
                  createVNode("li", null, [
                    createVNode("strong", null, [
                      createVNode("a", { href: "/kubevirt-iac/v0.1/sandbox.html" }, "A cluster to try it in")
                    ]),
                    createTextVNode(" A real API server with simulated hypervisors on your own computer: "),
                    createVNode("code", null, "kubevirt-iac sandbox up"),
                    createTextVNode(".")
                  ])
                ])
              ];
            }
          }),
          _: 1
        }, _parent2, _scopeId));
      } else {
        return [
          createVNode(_component_HomeHero, null, {
            default: withCtx(() => [
              createVNode("h1", {
                id: "kubevirt-and-openshift-virtualization-as-code-in-typescript",
                tabindex: "-1"
              }, [
                createTextVNode("KubeVirt and OpenShift Virtualization as code, in TypeScript "),
                createVNode("a", {
                  class: "header-anchor",
                  href: "#kubevirt-and-openshift-virtualization-as-code-in-typescript",
                  "aria-label": 'Permalink to "KubeVirt and OpenShift Virtualization as code, in TypeScript"'
                }, "​")
              ]),
              createVNode("p", null, [
                createVNode("strong", null, "It says before you apply whether the cluster will reject a change, and whether it reboots a running VM.")
              ]),
              createVNode("p", null, "Describe VMs and the platform under them once. Write manifests for Git with cdk8s, or run the same constructs with Pulumi."),
              createVNode(_component_HomeActions)
            ]),
            _: 1
          }),
          createVNode(_component_HomeCode, null, {
            default: withCtx(() => [
              createVNode("div", { class: "language-ts vp-adaptive-theme" }, [
                createVNode("button", {
                  title: "Copy Code",
                  class: "copy"
                }),
                createVNode("span", { class: "lang" }, "ts"),
                createVNode("pre", {
                  class: "shiki shiki-themes github-light-high-contrast github-dark-high-contrast vp-code",
                  tabindex: "0"
                }, [
                  createVNode("code", null, [
                    createVNode("span", { class: "line" }, [
                      createVNode("span", { style: { "--shiki-light": "#A0111F", "--shiki-dark": "#FF9492" } }, "import"),
                      createVNode("span", { style: { "--shiki-light": "#0E1116", "--shiki-dark": "#F0F3F6" } }, " { App, Chart } "),
                      createVNode("span", { style: { "--shiki-light": "#A0111F", "--shiki-dark": "#FF9492" } }, "from"),
                      createVNode("span", { style: { "--shiki-light": "#032563", "--shiki-dark": "#ADDCFF" } }, " 'cdk8s'"),
                      createVNode("span", { style: { "--shiki-light": "#0E1116", "--shiki-dark": "#F0F3F6" } }, ";")
                    ]),
                    createTextVNode("\n"),
                    createVNode("span", { class: "line" }, [
                      createVNode("span", { style: { "--shiki-light": "#A0111F", "--shiki-dark": "#FF9492" } }, "import"),
                      createVNode("span", { style: { "--shiki-light": "#0E1116", "--shiki-dark": "#F0F3F6" } }, " { Disk, Image, synth, VirtualMachine } "),
                      createVNode("span", { style: { "--shiki-light": "#A0111F", "--shiki-dark": "#FF9492" } }, "from"),
                      createVNode("span", { style: { "--shiki-light": "#032563", "--shiki-dark": "#ADDCFF" } }, " 'kubevirt-iac'"),
                      createVNode("span", { style: { "--shiki-light": "#0E1116", "--shiki-dark": "#F0F3F6" } }, ";")
                    ]),
                    createTextVNode("\n"),
                    createVNode("span", { class: "line" }),
                    createTextVNode("\n"),
                    createVNode("span", { class: "line" }, [
                      createVNode("span", { style: { "--shiki-light": "#A0111F", "--shiki-dark": "#FF9492" } }, "const"),
                      createVNode("span", { style: { "--shiki-light": "#023B95", "--shiki-dark": "#91CBFF" } }, " app"),
                      createVNode("span", { style: { "--shiki-light": "#A0111F", "--shiki-dark": "#FF9492" } }, " ="),
                      createVNode("span", { style: { "--shiki-light": "#A0111F", "--shiki-dark": "#FF9492" } }, " new"),
                      createVNode("span", { style: { "--shiki-light": "#622CBC", "--shiki-dark": "#DBB7FF" } }, " App"),
                      createVNode("span", { style: { "--shiki-light": "#0E1116", "--shiki-dark": "#F0F3F6" } }, "();")
                    ]),
                    createTextVNode("\n"),
                    createVNode("span", { class: "line" }, [
                      createVNode("span", { style: { "--shiki-light": "#A0111F", "--shiki-dark": "#FF9492" } }, "const"),
                      createVNode("span", { style: { "--shiki-light": "#023B95", "--shiki-dark": "#91CBFF" } }, " chart"),
                      createVNode("span", { style: { "--shiki-light": "#A0111F", "--shiki-dark": "#FF9492" } }, " ="),
                      createVNode("span", { style: { "--shiki-light": "#A0111F", "--shiki-dark": "#FF9492" } }, " new"),
                      createVNode("span", { style: { "--shiki-light": "#622CBC", "--shiki-dark": "#DBB7FF" } }, " Chart"),
                      createVNode("span", { style: { "--shiki-light": "#0E1116", "--shiki-dark": "#F0F3F6" } }, "(app, "),
                      createVNode("span", { style: { "--shiki-light": "#032563", "--shiki-dark": "#ADDCFF" } }, "'web'"),
                      createVNode("span", { style: { "--shiki-light": "#0E1116", "--shiki-dark": "#F0F3F6" } }, ", { namespace: "),
                      createVNode("span", { style: { "--shiki-light": "#032563", "--shiki-dark": "#ADDCFF" } }, "'vms'"),
                      createVNode("span", { style: { "--shiki-light": "#0E1116", "--shiki-dark": "#F0F3F6" } }, " });")
                    ]),
                    createTextVNode("\n"),
                    createVNode("span", { class: "line" }, [
                      createVNode("span", { style: { "--shiki-light": "#A0111F", "--shiki-dark": "#FF9492" } }, "const"),
                      createVNode("span", { style: { "--shiki-light": "#023B95", "--shiki-dark": "#91CBFF" } }, " vm"),
                      createVNode("span", { style: { "--shiki-light": "#A0111F", "--shiki-dark": "#FF9492" } }, " ="),
                      createVNode("span", { style: { "--shiki-light": "#A0111F", "--shiki-dark": "#FF9492" } }, " new"),
                      createVNode("span", { style: { "--shiki-light": "#622CBC", "--shiki-dark": "#DBB7FF" } }, " VirtualMachine"),
                      createVNode("span", { style: { "--shiki-light": "#0E1116", "--shiki-dark": "#F0F3F6" } }, "(chart, "),
                      createVNode("span", { style: { "--shiki-light": "#032563", "--shiki-dark": "#ADDCFF" } }, "'web'"),
                      createVNode("span", { style: { "--shiki-light": "#0E1116", "--shiki-dark": "#F0F3F6" } }, ", {")
                    ]),
                    createTextVNode("\n"),
                    createVNode("span", { class: "line" }, [
                      createVNode("span", { style: { "--shiki-light": "#0E1116", "--shiki-dark": "#F0F3F6" } }, "  instancetype: "),
                      createVNode("span", { style: { "--shiki-light": "#032563", "--shiki-dark": "#ADDCFF" } }, "'u1.medium'"),
                      createVNode("span", { style: { "--shiki-light": "#0E1116", "--shiki-dark": "#F0F3F6" } }, ",")
                    ]),
                    createTextVNode("\n"),
                    createVNode("span", { class: "line" }, [
                      createVNode("span", { style: { "--shiki-light": "#0E1116", "--shiki-dark": "#F0F3F6" } }, "  bootDisk: Disk."),
                      createVNode("span", { style: { "--shiki-light": "#622CBC", "--shiki-dark": "#DBB7FF" } }, "import"),
                      createVNode("span", { style: { "--shiki-light": "#0E1116", "--shiki-dark": "#F0F3F6" } }, "(Image."),
                      createVNode("span", { style: { "--shiki-light": "#622CBC", "--shiki-dark": "#DBB7FF" } }, "registry"),
                      createVNode("span", { style: { "--shiki-light": "#0E1116", "--shiki-dark": "#F0F3F6" } }, "("),
                      createVNode("span", { style: { "--shiki-light": "#032563", "--shiki-dark": "#ADDCFF" } }, "'quay.io/containerdisks/fedora:42'"),
                      createVNode("span", { style: { "--shiki-light": "#0E1116", "--shiki-dark": "#F0F3F6" } }, "), { size: "),
                      createVNode("span", { style: { "--shiki-light": "#032563", "--shiki-dark": "#ADDCFF" } }, "'20Gi'"),
                      createVNode("span", { style: { "--shiki-light": "#0E1116", "--shiki-dark": "#F0F3F6" } }, " }),")
                    ]),
                    createTextVNode("\n"),
                    createVNode("span", { class: "line" }, [
                      createVNode("span", { style: { "--shiki-light": "#0E1116", "--shiki-dark": "#F0F3F6" } }, "});")
                    ]),
                    createTextVNode("\n"),
                    createVNode("span", { class: "line" }, [
                      createVNode("span", { style: { "--shiki-light": "#0E1116", "--shiki-dark": "#F0F3F6" } }, "vm."),
                      createVNode("span", { style: { "--shiki-light": "#622CBC", "--shiki-dark": "#DBB7FF" } }, "expose"),
                      createVNode("span", { style: { "--shiki-light": "#0E1116", "--shiki-dark": "#F0F3F6" } }, "("),
                      createVNode("span", { style: { "--shiki-light": "#032563", "--shiki-dark": "#ADDCFF" } }, "'http'"),
                      createVNode("span", { style: { "--shiki-light": "#0E1116", "--shiki-dark": "#F0F3F6" } }, ", { port: "),
                      createVNode("span", { style: { "--shiki-light": "#023B95", "--shiki-dark": "#91CBFF" } }, "80"),
                      createVNode("span", { style: { "--shiki-light": "#0E1116", "--shiki-dark": "#F0F3F6" } }, " });")
                    ]),
                    createTextVNode("\n"),
                    createVNode("span", { class: "line" }, [
                      createVNode("span", { style: { "--shiki-light": "#622CBC", "--shiki-dark": "#DBB7FF" } }, "synth"),
                      createVNode("span", { style: { "--shiki-light": "#0E1116", "--shiki-dark": "#F0F3F6" } }, "(app, { outdir: "),
                      createVNode("span", { style: { "--shiki-light": "#032563", "--shiki-dark": "#ADDCFF" } }, "'manifests'"),
                      createVNode("span", { style: { "--shiki-light": "#0E1116", "--shiki-dark": "#F0F3F6" } }, " });")
                    ])
                  ])
                ])
              ])
            ]),
            _: 1
          }),
          createVNode(_component_HomeCards, null, {
            default: withCtx(() => [
              createVNode("ul", null, [
                createVNode("li", null, [
                  createVNode("strong", null, [
                    createVNode("a", { href: "/kubevirt-iac/v0.1/rules/" }, "Will the cluster reject this?")
                  ]),
                  createTextVNode(" Every reason at once, each with its path and its fix: in "),
                  createVNode("code", null, "validate"),
                  createTextVNode(", at synth, in a preview, and in jest. Offline.")
                ]),
                createVNode("li", null, [
                  createVNode("strong", null, [
                    createVNode("a", { href: "/kubevirt-iac/v0.1/what-a-change-does.html" }, "Will this change reboot my VM?")
                  ]),
                  createTextVNode(" Live, by migration, at the next boot, or with data lost: the answer for every field, before you apply it.")
                ]),
                createVNode("li", null, [
                  createVNode("strong", null, [
                    createVNode("a", { href: "/kubevirt-iac/v0.1/constructs/virtual-machine.html" }, "Git or Pulumi")
                  ]),
                  createTextVNode(" The same constructs become YAML for "),
                  createVNode("a", { href: "/kubevirt-iac/v0.1/gitops.html" }, "Argo CD and Flux"),
                  createTextVNode(", or "),
                  createVNode("a", { href: "/kubevirt-iac/v0.1/pulumi.html" }, "resources of Pulumi"),
                  createTextVNode(" that wait until the guest runs.")
                ]),
                createVNode("li", null, [
                  createVNode("strong", null, [
                    createVNode("a", { href: "/kubevirt-iac/v0.1/platform.html" }, "The platform, too")
                  ]),
                  createTextVNode(" KubeVirt, CDI, networks and storage on "),
                  createVNode("a", { href: "/kubevirt-iac/v0.1/bare-metal.html" }, "bare metal"),
                  createTextVNode(", or "),
                  createVNode("a", { href: "/kubevirt-iac/v0.1/openshift.html" }, "OpenShift Virtualization"),
                  createTextVNode(" in exactly one version.")
                ]),
                createVNode("li", null, [
                  createVNode("strong", null, [
                    createVNode("a", { href: "/kubevirt-iac/v0.1/fleets.html" }, "One program, many clusters")
                  ]),
                  createTextVNode(" A folder for each site, waves, windows for restarts, and one plan over all of them.")
                ]),
                createVNode("li", null, [
                  createVNode("strong", null, [
                    createVNode("a", { href: "/kubevirt-iac/v0.1/sandbox.html" }, "A cluster to try it in")
                  ]),
                  createTextVNode(" A real API server with simulated hypervisors on your own computer: "),
                  createVNode("code", null, "kubevirt-iac sandbox up"),
                  createTextVNode(".")
                ])
              ])
            ]),
            _: 1
          })
        ];
      }
    }),
    _: 1
  }, _parent));
  _push(`</div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("index.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const index = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  index as default
};
