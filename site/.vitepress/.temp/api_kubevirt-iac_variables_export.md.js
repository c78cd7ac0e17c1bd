import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"export","description":"","frontmatter":{},"headers":[],"relativePath":"api/kubevirt-iac/variables/export.md","filePath":"api/kubevirt-iac/variables/export.md"}');
const _sfc_main = { name: "api/kubevirt-iac/variables/export.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="export" tabindex="-1">export <a class="header-anchor" href="#export" aria-label="Permalink to &quot;export&quot;">​</a></h1><blockquote><p><code>const</code> <strong>export</strong>: <code>object</code></p></blockquote><h2 id="type-declaration" tabindex="-1">Type Declaration <a class="header-anchor" href="#type-declaration" aria-label="Permalink to &quot;Type Declaration&quot;">​</a></h2><h3 id="v1" tabindex="-1">v1 <a class="header-anchor" href="#v1" aria-label="Permalink to &quot;v1&quot;">​</a></h3><blockquote><p><strong>v1</strong>: <code>object</code></p></blockquote><h4 id="v1virtualmachineexport" tabindex="-1">v1.VirtualMachineExport <a class="header-anchor" href="#v1virtualmachineexport" aria-label="Permalink to &quot;v1.VirtualMachineExport&quot;">​</a></h4><blockquote><p><strong>VirtualMachineExport</strong>: <a href="/kubevirt-iac/v0.1/api/kubevirt-iac/types/o.html#objectclass"><code>ObjectClass</code></a></p></blockquote><p>Offers the volumes of a VM, a snapshot, a backup or a claim for download, until its time to live is over: then it deletes itself.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/kubevirt-iac/variables/export.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const _export = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  _export as default
};
