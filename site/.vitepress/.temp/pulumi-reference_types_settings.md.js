import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Types: settings","description":"","frontmatter":{},"headers":[],"relativePath":"pulumi-reference/types/settings.md","filePath":"pulumi-reference/types/settings.md"}');
const _sfc_main = { name: "pulumi-reference/types/settings.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="types-settings" tabindex="-1">Types: settings <a class="header-anchor" href="#types-settings" aria-label="Permalink to &quot;Types: settings&quot;">​</a></h1><h2 id="await" tabindex="-1">Await <a class="header-anchor" href="#await" aria-label="Permalink to &quot;Await&quot;">​</a></h2><p>One of <code>created</code>, <code>ready</code>, <code>running</code>, <code>agent</code>, <code>ip</code>, <code>ready-probe</code>, <code>guests-updated</code>.</p><h2 id="observedguest" tabindex="-1">ObservedGuest <a class="header-anchor" href="#observedguest" aria-label="Permalink to &quot;ObservedGuest&quot;">​</a></h2><p>The guest of a VirtualMachine as the last update or refresh observed it. Absent where the cluster did not show it: then previews assume that it runs and can be live-migrated.</p><ul><li><strong><code>running</code></strong> <code>boolean</code>, <strong>required</strong><br>Whether the VirtualMachine has a VirtualMachineInstance.</li><li><strong><code>phase</code></strong> <code>string</code><br><code>status.phase</code> of the VirtualMachineInstance.</li><li><strong><code>liveMigratable</code></strong> <code>boolean</code><br>Condition <code>LiveMigratable</code> of the VirtualMachineInstance.</li><li><strong><code>storageLiveMigratable</code></strong> <code>boolean</code><br>Condition <code>StorageLiveMigratable</code> of the VirtualMachineInstance.</li><li><strong><code>settled</code></strong> <code>boolean</code><br>Whether earlier changes have reached the guest. Known after a refresh only.</li><li><strong><code>revision</code></strong> <code>string</code><br>Name of the ControllerRevision that the guest was booted from.</li><li><strong><code>bootedFrom</code></strong> map of anything<br>The <code>spec</code> that the guest was booted from, where it differs from the <code>spec</code> of the resource.</li><li><strong><code>restartPending</code></strong> <a href="/kubevirt-iac/v0.1/pulumi-reference/types/settings.html#restartpending">RestartPending</a><br>A restart that <code>onRestart: restart</code> left for a maintenance window.</li></ul><h2 id="onrestart" tabindex="-1">OnRestart <a class="header-anchor" href="#onrestart" aria-label="Permalink to &quot;OnRestart&quot;">​</a></h2><p>One of <code>warn</code>, <code>refuse</code>, <code>restart</code>.</p><h2 id="restartpending" tabindex="-1">RestartPending <a class="header-anchor" href="#restartpending" aria-label="Permalink to &quot;RestartPending&quot;">​</a></h2><p>A restart that is left for a maintenance window.</p><ul><li><strong><code>window</code></strong> <code>string</code>, <strong>required</strong><br>The maintenance window.</li><li><strong><code>next</code></strong> <code>string</code>, <strong>required</strong><br>Time at which it opens next, ISO 8601.</li></ul></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("pulumi-reference/types/settings.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const settings = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  settings as default
};
