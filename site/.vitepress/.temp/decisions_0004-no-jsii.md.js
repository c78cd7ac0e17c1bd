import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"0004: Constructs for TypeScript only, without jsii","description":"","frontmatter":{},"headers":[],"relativePath":"decisions/0004-no-jsii.md","filePath":"decisions/0004-no-jsii.md"}');
const _sfc_main = { name: "decisions/0004-no-jsii.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="0004-constructs-for-typescript-only-without-jsii" tabindex="-1">0004: Constructs for TypeScript only, without jsii <a class="header-anchor" href="#0004-constructs-for-typescript-only-without-jsii" aria-label="Permalink to &quot;0004: Constructs for TypeScript only, without jsii&quot;">​</a></h1><h2 id="context" tabindex="-1">Context <a class="header-anchor" href="#context" aria-label="Permalink to &quot;Context&quot;">​</a></h2><p>cdk8s libraries reach Python, Java and Go through jsii.</p><h2 id="decision" tabindex="-1">Decision <a class="header-anchor" href="#decision" aria-label="Permalink to &quot;Decision&quot;">​</a></h2><p>The constructs are plain TypeScript. Other languages are served by the Pulumi provider, whose resources are described in <a href="https://github.com/kubevirt-iac/kubevirt-iac/blob/v0.1.0/schema.json" target="_blank" rel="noreferrer"><code>schema.json</code></a>.</p><h2 id="alternatives-considered" tabindex="-1">Alternatives considered <a class="header-anchor" href="#alternatives-considered" aria-label="Permalink to &quot;Alternatives considered&quot;">​</a></h2><p>jsii forbids, in a public API: generics, mapped and conditional types (<code>Partial</code>, <code>Omit</code>), index signatures, props that are functions, free functions and constants; unions are weakly typed in the other languages; dependencies that do not use jsii have to be bundled. That would cost the types that the constructs share with Pulumi, literal unions (<code>Disk.import(...)</code> and its literal are one value, and mixing sizes does not compile), <code>perReplica: (i) =&gt; ...</code>, and four more release trains.</p><h2 id="consequences" tabindex="-1">Consequences <a class="header-anchor" href="#consequences" aria-label="Permalink to &quot;Consequences&quot;">​</a></h2><ul><li>Python, Java and Go programs cannot use the constructs. Pulumi YAML and SDKs that are generated from <code>schema.json</code> use every resource, and the components that the plugin runs for them; what only a call in TypeScript makes (<code>expose</code>, affinities) they cannot use.</li><li>Habits that jsii needs are kept where they cost nothing: readonly props, class factories instead of overloads, enum-like classes, <code>(scope, id, props)</code>. A facade for jsii stays possible.</li></ul></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("decisions/0004-no-jsii.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const _0004NoJsii = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  _0004NoJsii as default
};
