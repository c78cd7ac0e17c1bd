import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Types: k8scni/v1","description":"","frontmatter":{},"headers":[],"relativePath":"pulumi-reference/types/k8scni-v1.md","filePath":"pulumi-reference/types/k8scni-v1.md"}');
const _sfc_main = { name: "pulumi-reference/types/k8scni-v1.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="types-k8scniv1" tabindex="-1">Types: k8scni/v1 <a class="header-anchor" href="#types-k8scniv1" aria-label="Permalink to &quot;Types: k8scni/v1&quot;">​</a></h1><h2 id="networkattachmentdefinitionspec" tabindex="-1">NetworkAttachmentDefinitionSpec <a class="header-anchor" href="#networkattachmentdefinitionspec" aria-label="Permalink to &quot;NetworkAttachmentDefinitionSpec&quot;">​</a></h2><ul><li><strong><code>config</code></strong> <code>string</code><br>A CNI configuration, as JSON text.</li></ul></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("pulumi-reference/types/k8scni-v1.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const k8scniV1 = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  k8scniV1 as default
};
