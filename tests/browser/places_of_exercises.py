"""Practice for the head: each page in every state that looks different."""

from tests.browser.scene import place

place("exercises", "exercises.index")(lambda scene: scene.newcomer("/exercises"))
