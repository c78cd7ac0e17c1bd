import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"synth()","description":"","frontmatter":{},"headers":[],"relativePath":"api/kubevirt-iac/functions/synth.md","filePath":"api/kubevirt-iac/functions/synth.md"}');
const _sfc_main = { name: "api/kubevirt-iac/functions/synth.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="synth" tabindex="-1">synth() <a class="header-anchor" href="#synth" aria-label="Permalink to &quot;synth()&quot;">​</a></h1><blockquote><p><strong>synth</strong>(<code>app</code>, <code>options?</code>): <a href="/kubevirt-iac/v0.1/api/kubevirt-iac/types/s.html#synthresult"><code>SynthResult</code></a></p></blockquote><p>Writes every object of the app to a folder, with a <code>kustomization.yaml</code> that lists the files in the order of application; inside a file the objects stand in that order, too. The same app gives the same bytes. Files that are as they should be are not written again, no file is ever half written, and files that the app no longer makes are removed.</p><p>Throws one error that holds every reason for which the cluster would refuse any of the objects, each with the path of its construct; nothing is written then.</p><h2 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th></tr></thead><tbody><tr><td><code>app</code></td><td><code>App</code></td></tr><tr><td><code>options?</code></td><td><a href="/kubevirt-iac/v0.1/api/kubevirt-iac/types/s.html#synthoptions"><code>SynthOptions</code></a></td></tr></tbody></table><h2 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h2><p><a href="/kubevirt-iac/v0.1/api/kubevirt-iac/types/s.html#synthresult"><code>SynthResult</code></a></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/kubevirt-iac/functions/synth.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const synth = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  synth as default
};
