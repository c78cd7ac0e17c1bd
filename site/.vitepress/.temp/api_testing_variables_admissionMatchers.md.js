import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"admissionMatchers","description":"","frontmatter":{},"headers":[],"relativePath":"api/testing/variables/admissionMatchers.md","filePath":"api/testing/variables/admissionMatchers.md"}');
const _sfc_main = { name: "api/testing/variables/admissionMatchers.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="admissionmatchers" tabindex="-1">admissionMatchers <a class="header-anchor" href="#admissionmatchers" aria-label="Permalink to &quot;admissionMatchers&quot;">​</a></h1><blockquote><p><code>const</code> <strong>admissionMatchers</strong>: <code>object</code></p></blockquote><p>The matchers themselves, for <code>expect.extend(admissionMatchers)</code>.</p><h2 id="type-declaration" tabindex="-1">Type Declaration <a class="header-anchor" href="#type-declaration" aria-label="Permalink to &quot;Type Declaration&quot;">​</a></h2><h3 id="tobeadmitted" tabindex="-1">toBeAdmitted() <a class="header-anchor" href="#tobeadmitted" aria-label="Permalink to &quot;toBeAdmitted()&quot;">​</a></h3><blockquote><p><strong>toBeAdmitted</strong>(<code>received</code>, <code>options?</code>): <code>MatcherResult</code></p></blockquote><p>Passes if KubeVirt would accept an object (or every object of a list, such as <code>Testing.synth(chart)</code> returns) and could start the guests in it. The objects of a list may refer to each other, and a KubeVirt object among them configures the cluster.</p><h4 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h4><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th></tr></thead><tbody><tr><td><code>received</code></td><td><code>unknown</code></td></tr><tr><td><code>options?</code></td><td><a href="/kubevirt-iac/v0.1/api/testing/types/a.html#admissionoptions"><code>AdmissionOptions</code></a></td></tr></tbody></table><h4 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h4><p><code>MatcherResult</code></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/testing/variables/admissionMatchers.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const admissionMatchers = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  admissionMatchers as default
};
