import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"hco","description":"","frontmatter":{},"headers":[],"relativePath":"api/kubevirt-iac/variables/hco.md","filePath":"api/kubevirt-iac/variables/hco.md"}');
const _sfc_main = { name: "api/kubevirt-iac/variables/hco.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="hco" tabindex="-1">hco <a class="header-anchor" href="#hco" aria-label="Permalink to &quot;hco&quot;">​</a></h1><blockquote><p><code>const</code> <strong>hco</strong>: <code>object</code></p></blockquote><h2 id="type-declaration" tabindex="-1">Type Declaration <a class="header-anchor" href="#type-declaration" aria-label="Permalink to &quot;Type Declaration&quot;">​</a></h2><h3 id="v1" tabindex="-1">v1 <a class="header-anchor" href="#v1" aria-label="Permalink to &quot;v1&quot;">​</a></h3><blockquote><p><strong>v1</strong>: <code>object</code></p></blockquote><h4 id="v1hyperconverged" tabindex="-1">v1.HyperConverged <a class="header-anchor" href="#v1hyperconverged" aria-label="Permalink to &quot;v1.HyperConverged&quot;">​</a></h4><blockquote><p><strong>HyperConverged</strong>: <a href="/kubevirt-iac/v0.1/api/kubevirt-iac/types/o.html#objectclass"><code>ObjectClass</code></a></p></blockquote><p>OpenShift Virtualization: KubeVirt, CDI and their neighbours as one object, named kubevirt-hyperconverged. It reverts other changes of what it makes.</p><h3 id="v1beta1" tabindex="-1">v1beta1 <a class="header-anchor" href="#v1beta1" aria-label="Permalink to &quot;v1beta1&quot;">​</a></h3><blockquote><p><strong>v1beta1</strong>: <code>object</code></p></blockquote><h4 id="v1beta1hyperconverged" tabindex="-1">v1beta1.HyperConverged <a class="header-anchor" href="#v1beta1hyperconverged" aria-label="Permalink to &quot;v1beta1.HyperConverged&quot;">​</a></h4><blockquote><p><strong>HyperConverged</strong>: <a href="/kubevirt-iac/v0.1/api/kubevirt-iac/types/o.html#objectclass"><code>ObjectClass</code></a></p></blockquote><p>OpenShift Virtualization up to 4.21 (HyperConverged 1.17): KubeVirt, CDI and their neighbours as one object, named kubevirt-hyperconverged.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/kubevirt-iac/variables/hco.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const hco = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  hco as default
};
