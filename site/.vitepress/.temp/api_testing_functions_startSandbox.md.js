import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"startSandbox()","description":"","frontmatter":{},"headers":[],"relativePath":"api/testing/functions/startSandbox.md","filePath":"api/testing/functions/startSandbox.md"}');
const _sfc_main = { name: "api/testing/functions/startSandbox.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="startsandbox" tabindex="-1">startSandbox() <a class="header-anchor" href="#startsandbox" aria-label="Permalink to &quot;startSandbox()&quot;">​</a></h1><blockquote><p><strong>startSandbox</strong>(<code>options?</code>): <code>Promise</code>&lt;<a href="/kubevirt-iac/v0.1/api/testing/types/s.html#sandbox"><code>Sandbox</code></a>&gt;</p></blockquote><p>Starts a sandbox and resolves when it is ready: in a few seconds, once the servers are there. Missing ones are downloaded, or built with Go, which takes minutes; both are reported on stderr. Rejects with <code>MissingPrograms</code> if they are missing and neither is possible.</p><h2 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th></tr></thead><tbody><tr><td><code>options?</code></td><td><a href="/kubevirt-iac/v0.1/api/testing/types/s.html#sandboxoptions"><code>SandboxOptions</code></a></td></tr></tbody></table><h2 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h2><p><code>Promise</code>&lt;<a href="/kubevirt-iac/v0.1/api/testing/types/s.html#sandbox"><code>Sandbox</code></a>&gt;</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/testing/functions/startSandbox.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const startSandbox = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  startSandbox as default
};
