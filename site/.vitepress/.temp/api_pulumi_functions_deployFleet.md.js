import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"deployFleet()","description":"","frontmatter":{},"headers":[],"relativePath":"api/pulumi/functions/deployFleet.md","filePath":"api/pulumi/functions/deployFleet.md"}');
const _sfc_main = { name: "api/pulumi/functions/deployFleet.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="deployfleet" tabindex="-1">deployFleet() <a class="header-anchor" href="#deployfleet" aria-label="Permalink to &quot;deployFleet()&quot;">​</a></h1><blockquote><p><strong>deployFleet</strong>&lt;<code>Values</code>&gt;(<code>fleet</code>, <code>deployment</code>): <code>Promise</code>&lt;<a href="/kubevirt-iac/v0.1/api/pulumi/types/f.html#fleetreport"><code>FleetReport</code></a>&gt;</p></blockquote><p>Deploys a fleet with Pulumi, a stack for each site, wave by wave: several sites at a time, each under the lock of its own stack. A site that fails or is not reached leaves the others of its wave alone, as does one whose program is wrong. Resolves to a report in every case; only mistakes in the arguments reject.</p><h2 id="type-parameters" tabindex="-1">Type Parameters <a class="header-anchor" href="#type-parameters" aria-label="Permalink to &quot;Type Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Type Parameter</th></tr></thead><tbody><tr><td>&lt;a id=&quot;type-parameter-values&quot;&gt;&lt;/a&gt; <code>Values</code></td></tr></tbody></table><h2 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th></tr></thead><tbody><tr><td><code>fleet</code></td><td><a href="/kubevirt-iac/v0.1/api/kubevirt-iac/classes/Fleet.html"><code>Fleet</code></a>&lt;<code>Values</code>&gt;</td></tr><tr><td><code>deployment</code></td><td><a href="/kubevirt-iac/v0.1/api/pulumi/types/f.html#fleetdeployment"><code>FleetDeployment</code></a>&lt;<code>Values</code>&gt;</td></tr></tbody></table><h2 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h2><p><code>Promise</code>&lt;<a href="/kubevirt-iac/v0.1/api/pulumi/types/f.html#fleetreport"><code>FleetReport</code></a>&gt;</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/pulumi/functions/deployFleet.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const deployFleet = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  deployFleet as default
};
