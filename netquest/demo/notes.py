"""Private notes of demo people: what somebody writes down after a try, with nobody's name in it."""

from netquest.game.acts import Outcome

DONE = {
    "solo": (
        "Written down, it is smaller.",
        "I wrote for eight minutes. The last line was the true one.",
        "More came to mind than I had expected.",
        "Ten quiet minutes, and one thing is clearer.",
        "I keep this page at the front of the notebook.",
    ),
    "message": (
        "Six lines, ten minutes, most of them spent on the greeting.",
        "Sent it before my second coffee. That helped.",
        "I read it aloud once, then pressed send. It sounded like me.",
        "The answer came within the hour. I had given it a week.",
        "Cut the apology at the top. Nothing was missing.",
        "My thumb hovered for a good minute. Then it was gone.",
    ),
    "call": (
        "My voice was thin at the start. By the end it was mine again.",
        "There was a pause, I left it alone, and then came the good part.",
        "I walked while we talked. Easier to be quiet.",
        "Shorter than the time I had spent thinking about it.",
    ),
    "one-on-one": (
        "At minute twelve we both forgot the clock.",
        "I asked one more question than usual. It was the right one.",
        "I talked too fast at first. They did too.",
        "They thought about it longer than I had. Good sign.",
    ),
    "small-group": (
        "The person next to me had been waiting for somebody to begin.",
        "Three of us, one table, no hurry.",
        "I said my part in two sentences. It was enough.",
    ),
    "event": (
        "Stayed by the window for ten minutes, then went over.",
        "I learned two faces and one reason to come back.",
        "I left after an hour, as planned, and nobody minded.",
        "The person beside me knew nobody either.",
    ),
    "public": (
        "Told it without the clever ending. It was enough.",
        "I put my own slip first. After that it was easy to listen to me.",
        "Posted, closed the laptop, went outside.",
        "A question came that I could not answer. I said so.",
    ),
}
"""What one notes after doing it, by the format of the challenge."""

OTHERWISE = {
    Outcome.DECLINED: (
        "No answer in a week. I asked, and that was my part.",
        "A short no, with a reason. I would have said the same.",
        "Not this month, they said. It has a place in my calendar now.",
        "They were full. The no took them ten seconds, and me two days of dread.",
        "Silence so far. I notice that I can live with it.",
        "A no, and then a friendly line about something else.",
        "They passed it on to somebody else. We shall see.",
        "The worst that came was: sorry, no time.",
    ),
    Outcome.PARTLY: (
        "The draft stands. The rest is for another day.",
        "I did the smaller one, and that was right for a tired evening.",
        "Half of it. The half that I used to skip.",
        "Two of three steps. The third needs a quiet hour.",
        "I began, the phone rang, and the rest is on a slip of paper.",
        "Not what I had planned, and still more than yesterday.",
        "Started before I could talk myself out of it. Stopped there for now.",
    ),
    Outcome.SKIPPED: (
        "Slept badly. Tomorrow.",
        "The train was full and so was my head.",
        "It felt too big today. I will look at it in the morning.",
        "No room between two meetings, and I did not want to rush it.",
        "Nobody there today whom it would fit.",
    ),
}
"""What one notes after anything else, whatever the format."""
