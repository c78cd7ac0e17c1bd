import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"useAdmissionMatchers()","description":"","frontmatter":{},"headers":[],"relativePath":"api/testing/functions/useAdmissionMatchers.md","filePath":"api/testing/functions/useAdmissionMatchers.md"}');
const _sfc_main = { name: "api/testing/functions/useAdmissionMatchers.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="useadmissionmatchers" tabindex="-1">useAdmissionMatchers() <a class="header-anchor" href="#useadmissionmatchers" aria-label="Permalink to &quot;useAdmissionMatchers()&quot;">​</a></h1><blockquote><p><strong>useAdmissionMatchers</strong>(): <code>void</code></p></blockquote><p>Adds the matchers to the running test file&#39;s <code>expect</code>. Call it in the file, or in one of <code>setupFilesAfterEnv</code>.</p><h2 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h2><p><code>void</code></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/testing/functions/useAdmissionMatchers.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const useAdmissionMatchers = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  useAdmissionMatchers as default
};
