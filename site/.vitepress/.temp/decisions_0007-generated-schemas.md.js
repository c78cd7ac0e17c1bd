import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"0007: Compact generated schemas are committed instead of CRD YAML","description":"","frontmatter":{},"headers":[],"relativePath":"decisions/0007-generated-schemas.md","filePath":"decisions/0007-generated-schemas.md"}');
const _sfc_main = { name: "decisions/0007-generated-schemas.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="0007-compact-generated-schemas-are-committed-instead-of-crd-yaml" tabindex="-1">0007: Compact generated schemas are committed instead of CRD YAML <a class="header-anchor" href="#0007-compact-generated-schemas-are-committed-instead-of-crd-yaml" aria-label="Permalink to &quot;0007: Compact generated schemas are committed instead of CRD YAML&quot;">​</a></h1><h2 id="context" tabindex="-1">Context <a class="header-anchor" href="#context" aria-label="Permalink to &quot;Context&quot;">​</a></h2><p>Validation, TypeScript types, the Pulumi schema and the sandbox&#39;s CRDs all need the structure of every kind. Upstream&#39;s CRDs repeat the VM template in six kinds, with prose at every field: several megabytes.</p><h2 id="decision" tabindex="-1">Decision <a class="header-anchor" href="#decision" aria-label="Permalink to &quot;Decision&quot;">​</a></h2><p><code>npm run generate</code> boils a release&#39;s CRDs down to one JSON file per component (<a href="https://github.com/kubevirt-iac/kubevirt-iac/blob/v0.1.0/kubevirt/schemas/data" target="_blank" rel="noreferrer"><code>kubevirt/schemas/data</code></a>): every object type once, by the name that upstream&#39;s swagger gives it, without prose, one property a line. It is committed; everything else is derived from it.</p><h2 id="alternatives-considered" tabindex="-1">Alternatives considered <a class="header-anchor" href="#alternatives-considered" aria-label="Permalink to &quot;Alternatives considered&quot;">​</a></h2><table tabindex="0"><thead><tr><th>alternative</th><th>finding</th></tr></thead><tbody><tr><td>CRD YAML in the repository</td><td>upstream&#39;s text in our package, slow to load, and a template that is six different types</td></tr><tr><td>fetching at build or run time</td><td>no offline use, no reproducible build</td></tr><tr><td>types by <code>cdk8s import</code></td><td>no shared types, no known values, no schema to validate with</td></tr></tbody></table><h2 id="consequences" tabindex="-1">Consequences <a class="header-anchor" href="#consequences" aria-label="Permalink to &quot;Consequences&quot;">​</a></h2><ul><li>A release&#39;s change is a readable diff, and <code>npm run generate -- ... --report</code> lists it. The names of types are stable as long as upstream&#39;s are.</li><li>What the CRDs leave open (values of strings, feature gates, first releases) stands in tables by hand. <a href="/kubevirt-iac/v0.1/kubevirt-upgrade.html">The runbook</a> names them all, and a test tries it on a made-up release.</li><li>Descriptions are our own words, and only where a name does not say it all.</li></ul></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("decisions/0007-generated-schemas.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const _0007GeneratedSchemas = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  _0007GeneratedSchemas as default
};
