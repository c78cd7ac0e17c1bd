import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"snapshot","description":"","frontmatter":{},"headers":[],"relativePath":"api/kubevirt-iac/variables/snapshot.md","filePath":"api/kubevirt-iac/variables/snapshot.md"}');
const _sfc_main = { name: "api/kubevirt-iac/variables/snapshot.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="snapshot" tabindex="-1">snapshot <a class="header-anchor" href="#snapshot" aria-label="Permalink to &quot;snapshot&quot;">​</a></h1><blockquote><p><code>const</code> <strong>snapshot</strong>: <code>object</code></p></blockquote><h2 id="type-declaration" tabindex="-1">Type Declaration <a class="header-anchor" href="#type-declaration" aria-label="Permalink to &quot;Type Declaration&quot;">​</a></h2><h3 id="v1beta1" tabindex="-1">v1beta1 <a class="header-anchor" href="#v1beta1" aria-label="Permalink to &quot;v1beta1&quot;">​</a></h3><blockquote><p><strong>v1beta1</strong>: <code>object</code></p></blockquote><h4 id="v1beta1virtualmachinerestore" tabindex="-1">v1beta1.VirtualMachineRestore <a class="header-anchor" href="#v1beta1virtualmachinerestore" aria-label="Permalink to &quot;v1beta1.VirtualMachineRestore&quot;">​</a></h4><blockquote><p><strong>VirtualMachineRestore</strong>: <a href="/kubevirt-iac/v0.1/api/kubevirt-iac/types/o.html#objectclass"><code>ObjectClass</code></a></p></blockquote><p>Puts a VM back to a snapshot, or makes a new VM from one. It runs once; its spec cannot be changed.</p><h4 id="v1beta1virtualmachinesnapshot" tabindex="-1">v1beta1.VirtualMachineSnapshot <a class="header-anchor" href="#v1beta1virtualmachinesnapshot" aria-label="Permalink to &quot;v1beta1.VirtualMachineSnapshot&quot;">​</a></h4><blockquote><p><strong>VirtualMachineSnapshot</strong>: <a href="/kubevirt-iac/v0.1/api/kubevirt-iac/types/o.html#objectclass"><code>ObjectClass</code></a></p></blockquote><p>A snapshot of a VM: its spec and its volumes. Its spec cannot be changed.</p><h4 id="v1beta1virtualmachinesnapshotcontent" tabindex="-1">v1beta1.VirtualMachineSnapshotContent <a class="header-anchor" href="#v1beta1virtualmachinesnapshotcontent" aria-label="Permalink to &quot;v1beta1.VirtualMachineSnapshotContent&quot;">​</a></h4><blockquote><p><strong>VirtualMachineSnapshotContent</strong>: <a href="/kubevirt-iac/v0.1/api/kubevirt-iac/types/o.html#objectclass"><code>ObjectClass</code></a></p></blockquote><p>What a snapshot holds. Made by KubeVirt; written by hand only to import one.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/kubevirt-iac/variables/snapshot.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const snapshot = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  snapshot as default
};
