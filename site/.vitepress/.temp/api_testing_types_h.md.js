import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Types: H","description":"","frontmatter":{},"headers":[],"relativePath":"api/testing/types/h.md","filePath":"api/testing/types/h.md"}');
const _sfc_main = { name: "api/testing/types/h.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="types-h" tabindex="-1">Types: H <a class="header-anchor" href="#types-h" aria-label="Permalink to &quot;Types: H&quot;">​</a></h1><h2 id="host_annotation" tabindex="-1">HOST_ANNOTATION <a class="header-anchor" href="#host_annotation" aria-label="Permalink to &quot;HOST\\_ANNOTATION&quot;">​</a></h2><blockquote><p><code>const</code> <strong>HOST_ANNOTATION</strong>: <code>&quot;sandbox.kubevirt-iac.io/host&quot;</code> = <code>&quot;sandbox.kubevirt-iac.io/host&quot;</code></p></blockquote><p>Annotation of a Node: what its host is like, as JSON over the defaults below, for the probe of preflight. A text that is not JSON is reported as it is, like the answer of a broken probe.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/testing/types/h.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const h = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  h as default
};
