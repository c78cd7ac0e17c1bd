import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Types: W","description":"","frontmatter":{},"headers":[],"relativePath":"api/testing/types/w.md","filePath":"api/testing/types/w.md"}');
const _sfc_main = { name: "api/testing/types/w.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="types-w" tabindex="-1">Types: W <a class="header-anchor" href="#types-w" aria-label="Permalink to &quot;Types: W&quot;">​</a></h1><h2 id="writeverbs" tabindex="-1">writeVerbs <a class="header-anchor" href="#writeverbs" aria-label="Permalink to &quot;writeVerbs&quot;">​</a></h2><blockquote><p><code>const</code> <strong>writeVerbs</strong>: <code>string</code>[]</p></blockquote><p><code>kubevirt-iac/testing</code>: a sandbox and jest matchers for tests of your own environments.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/testing/types/w.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const w = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  w as default
};
