import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Types: W","description":"","frontmatter":{},"headers":[],"relativePath":"api/pulumi/types/w.md","filePath":"api/pulumi/types/w.md"}');
const _sfc_main = { name: "api/pulumi/types/w.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="types-w" tabindex="-1">Types: W <a class="header-anchor" href="#types-w" aria-label="Permalink to &quot;Types: W&quot;">​</a></h1><h2 id="windowsimageargs" tabindex="-1">WindowsImageArgs <a class="header-anchor" href="#windowsimageargs" aria-label="Permalink to &quot;WindowsImageArgs&quot;">​</a></h2><blockquote><p><strong>WindowsImageArgs</strong> = <code>PlainArgs</code>&lt;<a href="/kubevirt-iac/v0.1/api/kubevirt-iac/types/w.html#windowsimageprops"><code>WindowsImageProps</code></a>&gt;</p></blockquote></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/pulumi/types/w.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const w = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  w as default
};
