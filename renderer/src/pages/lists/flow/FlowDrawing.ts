/** A flow chart in the window: the same elements as its SVG file. A step that is clicked is told by `select`. */
import { defineComponent, h } from 'vue';
import type { PropType, VNode } from 'vue';
import { flowShapes } from '#shared/domain/lists/flow/draw.ts';
import type { Shape } from '#shared/domain/lists/flow/draw.ts';
import { laidOut } from '#shared/domain/lists/flow/layout.ts';
import type { Drawing } from '#shared/domain/lists/flow/layout.ts';
import type { FlowStep } from '#shared/domain/lists/flow/steps.ts';

export default defineComponent({
  name: 'FlowDrawing',
  props: {
    steps: { type: Array as PropType<readonly FlowStep[]>, required: true },
    /** Number of the step that is marked. */
    marked: { type: Number, default: 0 },
    /** Only a band of the drawing, from one height to another. */
    band: { type: Object as PropType<{ from: number; to: number } | null>, default: null },
  },
  emits: { select: (no: number) => no > 0 },
  setup(props, { emit }) {
    let last: { steps: readonly FlowStep[]; drawing: Drawing } | null = null;
    const drawn = (): Drawing => {
      if (last?.steps !== props.steps) last = { steps: props.steps, drawing: laidOut(props.steps) };
      return last.drawing;
    };
    const element = ({ tag, attributes, children }: Shape): VNode => {
      const no = Number(attributes['data-step'] ?? 0);
      const more = no > 0 ? { class: { marked: no === props.marked }, onClick: () => emit('select', no) } : {};
      return h(
        tag,
        { ...attributes, ...more },
        children.map((child) => (typeof child === 'string' ? child : element(child))),
      );
    };
    return () => {
      const drawing = drawn();
      const root = flowShapes(drawing);
      if (props.band) {
        const { from, to } = props.band;
        Object.assign(root.attributes, { viewBox: `0 ${from} ${drawing.width} ${to - from}`, height: to - from });
      }
      return element(root);
    };
  },
});
