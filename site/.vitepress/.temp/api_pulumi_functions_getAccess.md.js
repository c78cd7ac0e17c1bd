import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"getAccess()","description":"","frontmatter":{},"headers":[],"relativePath":"api/pulumi/functions/getAccess.md","filePath":"api/pulumi/functions/getAccess.md"}');
const _sfc_main = { name: "api/pulumi/functions/getAccess.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="getaccess" tabindex="-1">getAccess() <a class="header-anchor" href="#getaccess" aria-label="Permalink to &quot;getAccess()&quot;">​</a></h1><blockquote><p><strong>getAccess</strong>(<code>args</code>, <code>opts?</code>): <code>Promise</code>&lt;<a href="/kubevirt-iac/v0.1/api/pulumi/types/g.html#getaccessresult"><code>GetAccessResult</code></a>&gt;</p></blockquote><p>Commands and addresses that connect to the guest of a VirtualMachine: through the API server, for which it needs no Service, and the user the rights of a console operator; and through the Services that select it. Previews read the cluster, too.</p><h2 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th></tr></thead><tbody><tr><td><code>args</code></td><td><a href="/kubevirt-iac/v0.1/api/pulumi/types/g.html#getaccessargs"><code>GetAccessArgs</code></a></td></tr><tr><td><code>opts?</code></td><td><code>InvokeOptions</code></td></tr></tbody></table><h2 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h2><p><code>Promise</code>&lt;<a href="/kubevirt-iac/v0.1/api/pulumi/types/g.html#getaccessresult"><code>GetAccessResult</code></a>&gt;</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/pulumi/functions/getAccess.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const getAccess = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  getAccess as default
};
