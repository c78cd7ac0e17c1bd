import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"ssp","description":"","frontmatter":{},"headers":[],"relativePath":"api/kubevirt-iac/variables/ssp.md","filePath":"api/kubevirt-iac/variables/ssp.md"}');
const _sfc_main = { name: "api/kubevirt-iac/variables/ssp.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="ssp" tabindex="-1">ssp <a class="header-anchor" href="#ssp" aria-label="Permalink to &quot;ssp&quot;">​</a></h1><blockquote><p><code>const</code> <strong>ssp</strong>: <code>object</code></p></blockquote><h2 id="type-declaration" tabindex="-1">Type Declaration <a class="header-anchor" href="#type-declaration" aria-label="Permalink to &quot;Type Declaration&quot;">​</a></h2><h3 id="v1beta2" tabindex="-1">v1beta2 <a class="header-anchor" href="#v1beta2" aria-label="Permalink to &quot;v1beta2&quot;">​</a></h3><blockquote><p><strong>v1beta2</strong>: <code>object</code></p></blockquote><h4 id="v1beta2ssp" tabindex="-1">v1beta2.SSP <a class="header-anchor" href="#v1beta2ssp" aria-label="Permalink to &quot;v1beta2.SSP&quot;">​</a></h4><blockquote><p><strong>SSP</strong>: <a href="/kubevirt-iac/v0.1/api/kubevirt-iac/types/o.html#objectclass"><code>ObjectClass</code></a></p></blockquote><p>Templates, golden images and their validation on OpenShift, as earlier releases serve it.</p><h3 id="v1beta3" tabindex="-1">v1beta3 <a class="header-anchor" href="#v1beta3" aria-label="Permalink to &quot;v1beta3&quot;">​</a></h3><blockquote><p><strong>v1beta3</strong>: <code>object</code></p></blockquote><h4 id="v1beta3ssp" tabindex="-1">v1beta3.SSP <a class="header-anchor" href="#v1beta3ssp" aria-label="Permalink to &quot;v1beta3.SSP&quot;">​</a></h4><blockquote><p><strong>SSP</strong>: <a href="/kubevirt-iac/v0.1/api/kubevirt-iac/types/o.html#objectclass"><code>ObjectClass</code></a></p></blockquote><p>Templates, golden images and their validation on OpenShift. Made by HyperConverged.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/kubevirt-iac/variables/ssp.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ssp = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ssp as default
};
