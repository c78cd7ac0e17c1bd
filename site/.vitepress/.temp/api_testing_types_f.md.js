import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Types: F","description":"","frontmatter":{},"headers":[],"relativePath":"api/testing/types/f.md","filePath":"api/testing/types/f.md"}');
const _sfc_main = { name: "api/testing/types/f.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="types-f" tabindex="-1">Types: F <a class="header-anchor" href="#types-f" aria-label="Permalink to &quot;Types: F&quot;">​</a></h1><h2 id="fault_annotation" tabindex="-1">FAULT_ANNOTATION <a class="header-anchor" href="#fault_annotation" aria-label="Permalink to &quot;FAULT\\_ANNOTATION&quot;">​</a></h2><blockquote><p><code>const</code> <strong>FAULT_ANNOTATION</strong>: <code>&quot;sandbox.kubevirt-iac.io/fault&quot;</code> = <code>&quot;sandbox.kubevirt-iac.io/fault&quot;</code></p></blockquote><p>Annotation that injects faults, comma-separated. Removing it ends them.</p><h2 id="fault" tabindex="-1">Fault <a class="header-anchor" href="#fault" aria-label="Permalink to &quot;Fault&quot;">​</a></h2><blockquote><p><strong>Fault</strong> = <code>&quot;image-pull&quot;</code> | <code>&quot;container-error&quot;</code> | <code>&quot;unschedulable&quot;</code> | <code>&quot;crash-loop&quot;</code> | <code>&quot;migration-failure&quot;</code> | <code>&quot;no-agent&quot;</code> | <code>&quot;import-error&quot;</code> | <code>&quot;broken-transfer&quot;</code> | <code>&quot;power-off&quot;</code> | <code>&quot;not-ready&quot;</code> | <code>&quot;no-kvm&quot;</code> | <code>&quot;stuck&quot;</code> | <code>&quot;upgrade-failure&quot;</code> | <code>&quot;slow&quot;</code></p></blockquote><p>Faults that can be injected. On a VirtualMachine or VirtualMachineInstance: <code>image-pull</code>, <code>container-error</code>, <code>unschedulable</code>, <code>crash-loop</code>, <code>migration-failure</code>, <code>no-agent</code>; on a DataVolume (or the VirtualMachine that owns it): <code>import-error</code>; on any of them <code>slow</code>: everything takes ten times as long. On a Node: <code>power-off</code>, <code>not-ready</code> (the same, without the wait), <code>no-kvm</code>, and <code>image-pull</code> for all of its pods. On a Deployment or DaemonSet: <code>image-pull</code>; on the object of an operator, or a Subscription, the same with the name of the workload, <code>image-pull:virt-handler</code>. On a HyperConverged: <code>stuck</code>, by which it does not apply its spec, and <code>upgrade-failure</code>, by which an upgrade ends degraded. On a Namespace: <code>broken-transfer</code>, by which the first upload or download of each disk breaks off, and every download that could be continued and is not.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/testing/types/f.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const f = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  f as default
};
