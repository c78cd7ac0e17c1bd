import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Instancetype","description":"","frontmatter":{},"headers":[],"relativePath":"api/kubevirt-iac/namespaces/Instancetype/index.md","filePath":"api/kubevirt-iac/namespaces/Instancetype/index.md"}');
const _sfc_main = { name: "api/kubevirt-iac/namespaces/Instancetype/index.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="instancetype" tabindex="-1">Instancetype <a class="header-anchor" href="#instancetype" aria-label="Permalink to &quot;Instancetype&quot;">​</a></h1><h2 id="type-aliases" tabindex="-1">Type Aliases <a class="header-anchor" href="#type-aliases" aria-label="Permalink to &quot;Type Aliases&quot;">​</a></h2><ul><li><a href="/kubevirt-iac/v0.1/api/kubevirt-iac/namespaces/Instancetype/types/r.html#ref">Ref</a></li></ul></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/kubevirt-iac/namespaces/Instancetype/index.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const index = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  index as default
};
