import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Types: R","description":"","frontmatter":{},"headers":[],"relativePath":"api/pulumi/types/r.md","filePath":"api/pulumi/types/r.md"}');
const _sfc_main = { name: "api/pulumi/types/r.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="types-r" tabindex="-1">Types: R <a class="header-anchor" href="#types-r" aria-label="Permalink to &quot;Types: R&quot;">​</a></h1><h2 id="restoredrillargs" tabindex="-1">RestoreDrillArgs <a class="header-anchor" href="#restoredrillargs" aria-label="Permalink to &quot;RestoreDrillArgs&quot;">​</a></h2><blockquote><p><strong>RestoreDrillArgs</strong> = <code>PlainArgs</code>&lt;<a href="/kubevirt-iac/v0.1/api/kubevirt-iac/types/r.html#restoredrillprops"><code>RestoreDrillProps</code></a>&gt;</p></blockquote><h2 id="rightsargs" tabindex="-1">RightsArgs <a class="header-anchor" href="#rightsargs" aria-label="Permalink to &quot;RightsArgs&quot;">​</a></h2><blockquote><p><strong>RightsArgs</strong> = <code>PlainArgs</code>&lt;<a href="/kubevirt-iac/v0.1/api/kubevirt-iac/types/r.html#rightsprops"><code>RightsProps</code></a>&gt;</p></blockquote></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/pulumi/types/r.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const r = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  r as default
};
