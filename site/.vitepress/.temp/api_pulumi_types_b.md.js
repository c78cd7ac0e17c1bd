import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Types: B","description":"","frontmatter":{},"headers":[],"relativePath":"api/pulumi/types/b.md","filePath":"api/pulumi/types/b.md"}');
const _sfc_main = { name: "api/pulumi/types/b.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="types-b" tabindex="-1">Types: B <a class="header-anchor" href="#types-b" aria-label="Permalink to &quot;Types: B&quot;">​</a></h1><h2 id="bridgenetworkargs" tabindex="-1">BridgeNetworkArgs <a class="header-anchor" href="#bridgenetworkargs" aria-label="Permalink to &quot;BridgeNetworkArgs&quot;">​</a></h2><blockquote><p><strong>BridgeNetworkArgs</strong> = <code>PlainArgs</code>&lt;<a href="/kubevirt-iac/v0.1/api/kubevirt-iac/types/b.html#bridgenetworkprops"><code>BridgeNetworkProps</code></a>&gt;</p></blockquote></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/pulumi/types/b.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const b = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  b as default
};
