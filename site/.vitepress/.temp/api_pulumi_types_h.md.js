import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Types: H","description":"","frontmatter":{},"headers":[],"relativePath":"api/pulumi/types/h.md","filePath":"api/pulumi/types/h.md"}');
const _sfc_main = { name: "api/pulumi/types/h.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="types-h" tabindex="-1">Types: H <a class="header-anchor" href="#types-h" aria-label="Permalink to &quot;Types: H&quot;">​</a></h1><h2 id="hyperconvergedstackargs" tabindex="-1">HyperConvergedStackArgs <a class="header-anchor" href="#hyperconvergedstackargs" aria-label="Permalink to &quot;HyperConvergedStackArgs&quot;">​</a></h2><blockquote><p><strong>HyperConvergedStackArgs</strong> = <a href="/kubevirt-iac/v0.1/api/kubevirt-iac/types/h.html#hyperconvergedstackprops"><code>HyperConvergedStackProps</code></a> &amp; <code>Omit</code>&lt;<a href="/kubevirt-iac/v0.1/api/pulumi/types/l.html#lifecycleargs"><code>LifecycleArgs</code></a>, <code>&quot;onRestart&quot;</code> | <code>&quot;window&quot;</code>&gt;</p></blockquote></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/pulumi/types/h.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const h = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  h as default
};
