import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Types: U","description":"","frontmatter":{},"headers":[],"relativePath":"api/pulumi/types/u.md","filePath":"api/pulumi/types/u.md"}');
const _sfc_main = { name: "api/pulumi/types/u.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="types-u" tabindex="-1">Types: U <a class="header-anchor" href="#types-u" aria-label="Permalink to &quot;Types: U&quot;">​</a></h1><h2 id="userdefinednetworkargs" tabindex="-1">UserDefinedNetworkArgs <a class="header-anchor" href="#userdefinednetworkargs" aria-label="Permalink to &quot;UserDefinedNetworkArgs&quot;">​</a></h2><blockquote><p><strong>UserDefinedNetworkArgs</strong> = <code>PlainArgs</code>&lt;<a href="/kubevirt-iac/v0.1/api/kubevirt-iac/types/u.html#userdefinednetworkprops"><code>UserDefinedNetworkProps</code></a>&gt;</p></blockquote></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/pulumi/types/u.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const u = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  u as default
};
