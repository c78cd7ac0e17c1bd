import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"0003: An own YAML writer for manifests","description":"","frontmatter":{},"headers":[],"relativePath":"decisions/0003-own-yaml-writer.md","filePath":"decisions/0003-own-yaml-writer.md"}');
const _sfc_main = { name: "decisions/0003-own-yaml-writer.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="0003-an-own-yaml-writer-for-manifests" tabindex="-1">0003: An own YAML writer for manifests <a class="header-anchor" href="#0003-an-own-yaml-writer-for-manifests" aria-label="Permalink to &quot;0003: An own YAML writer for manifests&quot;">​</a></h1><h2 id="context" tabindex="-1">Context <a class="header-anchor" href="#context" aria-label="Permalink to &quot;Context&quot;">​</a></h2><p><code>synth()</code> writes thousands of manifests. Most of its time is the conversion of objects to text.</p><h2 id="decision" tabindex="-1">Decision <a class="header-anchor" href="#decision" aria-label="Permalink to &quot;Decision&quot;">​</a></h2><p><a href="https://github.com/kubevirt-iac/kubevirt-iac/blob/v0.1.0/constructs" target="_blank" rel="noreferrer"><code>yaml.ts</code></a> in the constructs writes a small, safe part of YAML in about 80 lines: block mappings and sequences, literal blocks for text of several lines, plain scalars only where every YAML 1.1 and 1.2 reader agrees that they are strings; everything else is quoted as JSON. Manifests are <em>read</em> with libraries.</p><h2 id="alternatives-measured" tabindex="-1">Alternatives, measured <a class="header-anchor" href="#alternatives-measured" aria-label="Permalink to &quot;Alternatives, measured&quot;">​</a></h2><table tabindex="0"><thead><tr><th>alternative</th><th>share of the time of raw cdk8s&#39; whole synth</th></tr></thead><tbody><tr><td><code>yaml</code></td><td>0.8</td></tr><tr><td><code>js-yaml</code></td><td>0.2, and quoting that depends on its version</td></tr><tr><td>own writer</td><td>not the largest part of it any more</td></tr></tbody></table><h2 id="consequences" tabindex="-1">Consequences <a class="header-anchor" href="#consequences" aria-label="Permalink to &quot;Consequences&quot;">​</a></h2><ul><li>Property tests read what it writes back as YAML 1.1 and as YAML 1.2, and compare.</li><li>The text of a manifest depends on no library&#39;s version: an upgrade of a dependency changes no file in a Git repository.</li><li>Only what Kubernetes accepts can be written: no anchors, tags or comments.</li></ul></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("decisions/0003-own-yaml-writer.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const _0003OwnYamlWriter = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  _0003OwnYamlWriter as default
};
