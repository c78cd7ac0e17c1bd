import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Types: hco/v1beta1","description":"","frontmatter":{},"headers":[],"relativePath":"pulumi-reference/types/hco-v1beta1.md","filePath":"pulumi-reference/types/hco-v1beta1.md"}');
const _sfc_main = { name: "pulumi-reference/types/hco-v1beta1.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="types-hcov1beta1" tabindex="-1">Types: hco/v1beta1 <a class="header-anchor" href="#types-hcov1beta1" aria-label="Permalink to &quot;Types: hco/v1beta1&quot;">​</a></h1><h2 id="hyperconvergedobservedstatus" tabindex="-1">HyperConvergedObservedStatus <a class="header-anchor" href="#hyperconvergedobservedstatus" aria-label="Permalink to &quot;HyperConvergedObservedStatus&quot;">​</a></h2><p>Parts of the status, as they were last observed.</p><ul><li><strong><code>systemHealthStatus</code></strong> <code>string</code></li></ul></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("pulumi-reference/types/hco-v1beta1.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const hcoV1beta1 = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  hcoV1beta1 as default
};
