import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Types: R","description":"","frontmatter":{},"headers":[],"relativePath":"api/kubevirt-iac/namespaces/Instancetype/types/r.md","filePath":"api/kubevirt-iac/namespaces/Instancetype/types/r.md"}');
const _sfc_main = { name: "api/kubevirt-iac/namespaces/Instancetype/types/r.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="types-r" tabindex="-1">Types: R <a class="header-anchor" href="#types-r" aria-label="Permalink to &quot;Types: R&quot;">​</a></h1><h2 id="ref" tabindex="-1">Ref <a class="header-anchor" href="#ref" aria-label="Permalink to &quot;Ref&quot;">​</a></h2><blockquote><p><strong>Ref</strong> = <a href="/kubevirt-iac/v0.1/api/kubevirt-iac/types/c.html#commoninstancetype"><code>CommonInstancetype</code></a> | <a href="/kubevirt-iac/v0.1/api/kubevirt-iac/types/i.html#instancetyperef"><code>InstancetypeRef</code></a> | <a href="/kubevirt-iac/v0.1/api/kubevirt-iac/types/i.html#inferredfromvolume"><code>InferredFromVolume</code></a></p></blockquote><p>Values of the prop <code>instancetype</code>.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/kubevirt-iac/namespaces/Instancetype/types/r.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const r = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  r as default
};
