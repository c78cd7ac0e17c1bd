import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Clusters","description":"","frontmatter":{},"headers":[],"relativePath":"api/kubevirt-iac/variables/Clusters.md","filePath":"api/kubevirt-iac/variables/Clusters.md"}');
const _sfc_main = { name: "api/kubevirt-iac/variables/Clusters.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="clusters" tabindex="-1">Clusters <a class="header-anchor" href="#clusters" aria-label="Permalink to &quot;Clusters&quot;">​</a></h1><blockquote><p><code>const</code> <strong>Clusters</strong>: <code>object</code></p></blockquote><p>The clusters of a fleet.</p><h2 id="type-declaration" tabindex="-1">Type Declaration <a class="header-anchor" href="#type-declaration" aria-label="Permalink to &quot;Type Declaration&quot;">​</a></h2><h3 id="fromfile" tabindex="-1">fromFile() <a class="header-anchor" href="#fromfile" aria-label="Permalink to &quot;fromFile()&quot;">​</a></h3><blockquote><p><strong>fromFile</strong>(<code>path</code>): <a href="/kubevirt-iac/v0.1/api/kubevirt-iac/types/f.html#fleetcluster"><code>FleetCluster</code></a>[]</p></blockquote><p>The clusters that a YAML file lists under <code>clusters</code>: each with <code>name</code>, and <code>labels</code>, <code>server</code>, <code>profile</code>, <code>restartWindow</code> and <code>values</code> as needed. <code>profile</code> is the profile itself, or the path of a file, from this one, that <code>Cluster.fromFile</code> reads. Throws with everything that is wrong in it.</p><h4 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h4><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th></tr></thead><tbody><tr><td><code>path</code></td><td><code>string</code></td></tr></tbody></table><h4 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h4><p><a href="/kubevirt-iac/v0.1/api/kubevirt-iac/types/f.html#fleetcluster"><code>FleetCluster</code></a>[]</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/kubevirt-iac/variables/Clusters.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const Clusters = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  Clusters as default
};
