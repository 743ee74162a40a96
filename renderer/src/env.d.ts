/** Lets plain tsc read imports of single-file components; vue-tsc knows their real types. */
declare module '*.vue' {
  import type { DefineComponent } from 'vue';
  const component: DefineComponent<object, object, unknown>;
  export default component;
}
