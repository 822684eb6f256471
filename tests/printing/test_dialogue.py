"""One job on the line: nothing without a good answer before, nothing called printed without a proof."""

import threading
from dataclasses import replace

import pytest

from frontdesk.domain.printjob import JobState
from frontdesk.printing.lock import EndpointLock
from frontdesk.printing.outcome import Finding, Outcome
from frontdesk.printing.transport import Deadlines, Payload
from frontdesk.printing.transports.tcp import TcpPort
from frontdesk.virtual.office import OfficePrinter
from frontdesk.virtual.printer import VirtualPrinter
from tests.printing.jobs import CUT, HURRIED, JOB, PICTURE, RESET, on_port, on_tcp, payload

QUESTION = b"\x10\x04\x01"
QUESTIONS = 12
TROUBLES = {
    "paper_out": "paper_out",
    "cover_open": "cover_open",
    "cutter_jam": "cutter",
    "overheated": "overheated",
    "broken": "fault",
    "offline": "offline",
}


# --- before the job


@pytest.mark.parametrize(("switch", "reason"), TROUBLES.items())
def test_a_printer_in_trouble_gets_the_question_and_nothing_else(printer, tmp_path, switch, reason):
    setattr(printer, switch, True)
    ours = on_tcp(printer, tmp_path)
    assert ours.send(payload()) == Outcome(JobState.FAILED, reason, 0)
    assert printer.received == QUESTIONS
    assert ours.ask() == Finding(reason, paper_low=switch == "paper_out")
    setattr(printer, switch, False)
    assert ours.send(payload()).state is JobState.PRINTED


def test_little_paper_is_told_and_prints(printer, tmp_path):
    printer.paper_low = True
    told: list[Finding] = []
    assert on_tcp(printer, tmp_path).send(payload(), told.append).state is JobState.PRINTED
    assert told == [Finding(paper_low=True)]


@pytest.mark.parametrize("speaks", ["pjl", "nothing"])
def test_an_office_printer_gets_one_question_and_no_sheet(tmp_path, speaks):
    with OfficePrinter(speaks=speaks) as office:
        ours = on_port(TcpPort("127.0.0.1", office.port), tmp_path, deadlines=HURRIED)
        assert ours.send(payload()) == Outcome(JobState.FAILED, "mute", 0)
        office.wait_until(lambda: office.jobs == [QUESTION])
        assert ours.ask() == Finding("mute")


def test_junk_is_neither_paper_out_nor_fine(printer, tmp_path):
    printer.garbage_status = True
    ours = on_tcp(printer, tmp_path, deadlines=HURRIED)
    assert ours.send(payload()) == Outcome(JobState.FAILED, "unclear", 0)
    assert ours.ask() == Finding("unclear")
    assert printer.received <= 2 * len(QUESTION)


def test_a_hanging_printer_gets_nothing_and_nothing_comes_late(printer, tmp_path):
    printer.hanging = True
    assert on_tcp(printer, tmp_path, deadlines=HURRIED).send(payload()) == Outcome(JobState.FAILED, "mute", 0)
    printer.hanging = False
    # The next job finds a printer that knows nothing of the first.
    assert on_tcp(printer, tmp_path).send(payload()).state is JobState.PRINTED
    assert len(printer.slips) == 1


def test_a_printer_that_is_off_got_nothing(printer, tmp_path):
    printer.refusing = True
    ours = on_tcp(printer, tmp_path)
    assert ours.send(payload()) == Outcome(JobState.FAILED, "refused", 0)
    assert ours.ask() == Finding("refused")
    printer.refusing = False
    assert ours.send(payload()).state is JobState.PRINTED


def test_asking_prints_nothing_and_disturbs_nobody(printer, tmp_path):
    ours = on_tcp(printer, tmp_path)
    assert ours.ask() == Finding()
    assert printer.received == QUESTIONS
    with EndpointLock("test", folder=tmp_path):
        assert ours.ask() is None
    assert on_tcp(printer, tmp_path, tells_status=False).ask() is None
    assert printer.received == QUESTIONS


def test_a_second_program_waits_and_then_gives_up(printer, tmp_path):
    with EndpointLock("test", folder=tmp_path):
        ours = on_tcp(printer, tmp_path, deadlines=HURRIED)
        assert ours.send(payload()) == Outcome(JobState.FAILED, "busy", 0)
    assert printer.received == 0


# --- the proof


@pytest.mark.parametrize("proof", ["process_id", "gs_r"])
def test_a_confirmed_job_is_printed_and_says_by_what(printer, tmp_path, proof):
    outcome = on_tcp(printer, tmp_path).send(payload(proof))
    assert outcome == Outcome(JobState.PRINTED, None, len(payload(proof).data), proof)
    assert len(printer.wait_for_slips(1)) == 1


def test_without_a_proof_it_is_sent_and_never_printed(printer, tmp_path):
    for asks in (True, False):
        outcome = on_tcp(printer, tmp_path, tells_status=asks).send(payload("none"))
        assert outcome == Outcome(JobState.SENT, None, len(JOB))
    printer.wait_for_slips(2)


@pytest.mark.parametrize("asks", [True, False])
def test_a_sent_job_says_how_long_its_paper_takes(printer, tmp_path, asks):
    """Trouble within that time is trouble of this job; nobody waits for it here."""
    job = replace(payload("none"), seconds=3.5)
    assert on_tcp(printer, tmp_path, tells_status=asks).send(job).seconds == 3.5
    printer.wait_for_slips(1)


def test_a_proven_or_failed_job_takes_no_more_time(printer, tmp_path):
    job = replace(payload(), seconds=3.5)
    assert on_tcp(printer, tmp_path).send(job) == Outcome(
        JobState.PRINTED, None, len(job.data), "process_id", 0.0
    )
    printer.paper_out = True
    assert on_tcp(printer, tmp_path).send(job).seconds == 0.0


def test_the_answer_to_an_older_attempt_proves_nothing(printer, tmp_path):
    job = payload(process_id=b"ab12")
    older = Payload("slip", job.data, "process_id", b"zz99")
    outcome = on_tcp(printer, tmp_path, deadlines=HURRIED).send(older)
    assert outcome == Outcome(JobState.UNKNOWN, "no_proof", len(job.data))


@pytest.mark.parametrize(("proves", "proof"), [("gs_r", "process_id"), ("none", "gs_r")])
def test_a_printer_that_cannot_confirm_leaves_the_outcome_unknown(tmp_path, proves, proof):
    with VirtualPrinter(proves=proves) as printer:
        outcome = on_tcp(printer, tmp_path, deadlines=HURRIED).send(payload(proof))
    assert (outcome.state, outcome.reason) == (JobState.UNKNOWN, "no_proof")


def test_status_that_comes_unasked_is_no_answer_to_the_fence(printer, tmp_path):
    """With reports on, the printer talks all the time; only what was asked for counts."""
    job = payload("gs_r", data=RESET + b"\x1da\xff" + PICTURE + b"\x1dVB\x00")
    assert on_tcp(printer, tmp_path).send(job).proof == "gs_r"


def test_after_a_bad_end_the_fence_is_believed_no_more(printer, tmp_path):
    """The answer might be the late one to the job before."""
    ours = on_tcp(printer, tmp_path)
    ours.assume_unclean()
    assert ours.send(payload("gs_r")).state is JobState.SENT
    assert ours.send(payload("gs_r")).state is JobState.PRINTED


# --- people help


class Helper(threading.Thread):
    """Puts the printer right as soon as it is told what is wrong."""

    def __init__(self, help):
        super().__init__(name="helper")
        self.told = []
        self.done = False
        self._help = help
        self._called = threading.Event()
        self.start()

    def tell(self, found):
        self.told.append(found)
        if found.reason is not None:
            self._called.set()

    def run(self):
        if self._called.wait(20):
            self._help()
            self.done = True


@pytest.mark.parametrize("reports", [True, False], ids=["unasked", "asked"])
@pytest.mark.parametrize("proof", ["process_id", "gs_r", "none"])
def test_a_roll_that_ends_half_way_is_changed_and_a_person_sees_whether_the_slip_is_whole(
    printer, tmp_path, proof, reports
):
    printer.paper_rows = ROWS_LEFT

    def new_roll():
        printer.paper_out = False

    helper = Helper(new_roll)
    # Without reports it must be asked, and that it hears only as long as its memory is not full.
    pictures = 4 if reports else 1
    data = RESET + (b"\x1da\xff" if reports else b"") + PICTURE * pictures + b"\x1dVB\x00"
    outcome = on_tcp(printer, tmp_path).send(payload(proof, data=data), helper.tell)
    helper.join(20)
    assert helper.done
    # Its end is on the new roll; whatever the printer proves, the client may hold half a slip.
    assert (outcome.state, outcome.reason) == (JobState.UNKNOWN, "torn")
    assert [found.reason for found in helper.told][:1] == ["paper_out"]
    assert printer.wait_for_slips(1)[0].height == pictures * 64 - ROWS_LEFT


ROWS_LEFT = 30


@pytest.mark.parametrize("proof", ["process_id", "gs_r", "none"])
def test_nobody_helps_and_the_clerk_is_asked_with_the_cause(printer, tmp_path, proof):
    printer.paper_rows = ROWS_LEFT
    told: list[Finding] = []
    outcome = on_tcp(printer, tmp_path, deadlines=HURRIED).send(payload(proof), told.append)
    assert (outcome.state, outcome.reason) == (JobState.UNKNOWN, "paper_out")
    assert told == [Finding("paper_out", paper_low=True)]
    assert printer.slips == []


def test_a_full_printer_waits_for_paper_longer_than_for_a_stall(tmp_path):
    """The cover opens in the middle of a job much larger than its memory; that it says, and takes no more."""
    with VirtualPrinter(receive_buffer=4096) as printer:
        deadlines = Deadlines(stall=0.5, hold=20.0)
        printer.paper_rows = 500

        def new_roll():
            printer.paper_out = False

        helper = Helper(new_roll)
        data = RESET + b"\x1da\xff" + PICTURE * 400 + b"\x1dVB\x00"
        outcome = on_tcp(printer, tmp_path, deadlines=deadlines).send(payload(data=data), helper.tell)
        helper.join(20)
        assert (outcome.state, outcome.reason) == (JobState.UNKNOWN, "torn")


@pytest.mark.parametrize("proof", ["process_id", "gs_r", "none"])
def test_a_printer_that_takes_its_time_is_asked_meanwhile_and_still_proves(tmp_path, proof):
    """80 mm of paper at 100 mm/s: longer than a printer may be silent, so it is asked how it is."""
    with VirtualPrinter(speed_mm_s=100, buffer_size=100_000) as printer:
        ours = on_tcp(printer, tmp_path)
        for _ in range(2):
            outcome = ours.send(payload(proof, data=RESET + PICTURE * 10 + b"\x1dVB\x00"))
            assert outcome.state is (JobState.SENT if proof == "none" else JobState.PRINTED)
        assert printer.machine.paper.commands.count("status") > 8 or proof == "none"
        printer.wait_for_slips(2)
        assert printer.alarms == []


def test_junk_during_the_wait_is_no_proof(printer, tmp_path):
    printer.machine.proves = "none"

    def spoil(_found):
        raise AssertionError("junk is nothing to tell")

    ours = on_tcp(printer, tmp_path, deadlines=HURRIED)
    job = payload("gs_r")
    original = printer.machine.receive

    def receive(data):
        if PICTURE[:20] in data:
            printer.garbage_status = True
        original(data)

    printer.machine.receive = receive
    outcome = ours.send(job, spoil)
    assert outcome.state is JobState.UNKNOWN


# --- a bad end and the job after it


@pytest.mark.parametrize("rudely", [True, False])
@pytest.mark.parametrize("after", [QUESTIONS + 1, QUESTIONS + 1000])
def test_a_connection_that_breaks_leaves_the_outcome_unknown(printer, tmp_path, rudely, after):
    printer.closes_rudely = rudely
    printer.close_after = after
    outcome = on_tcp(printer, tmp_path).send(payload())
    assert (outcome.state, outcome.reason) == (JobState.UNKNOWN, "closed")


def test_a_connection_that_breaks_before_the_job_is_a_failure(printer, tmp_path):
    printer.close_after = 3
    outcome = on_tcp(printer, tmp_path).send(payload())
    assert (outcome.state, outcome.bytes_sent) == (JobState.FAILED, 0)


def test_a_printer_that_takes_no_more_leaves_the_outcome_unknown(tmp_path):
    with VirtualPrinter(receive_buffer=4096, tells_status=False) as printer:
        printer.hanging = True
        ours = on_tcp(printer, tmp_path, deadlines=HURRIED, tells_status=False)
        outcome = ours.send(payload(data=bytes(24_000_000)))
        assert (outcome.state, outcome.reason) == (JobState.UNKNOWN, "stalled")
        assert 0 < outcome.bytes_sent < 24_000_000


def test_bytes_that_never_left_this_computer_are_not_sent(tmp_path):
    """Our own system took the whole job, the printer a few kilobytes of it."""
    with VirtualPrinter(receive_buffer=4096, tells_status=False) as printer:
        printer.hanging = True
        ours = on_tcp(printer, tmp_path, deadlines=HURRIED, tells_status=False)
        outcome = ours.send(payload("none", data=JOB * 40))
        assert outcome == Outcome(JobState.UNKNOWN, "stalled", len(JOB) * 40)


def test_what_the_system_swallowed_for_a_mute_hanging_printer_is_only_sent(printer, tmp_path):
    """Nobody can know better without a way back; that is why SENT is not PRINTED."""
    printer.hanging = True
    ours = on_tcp(printer, tmp_path, deadlines=HURRIED, tells_status=False)
    assert ours.send(payload("none")).state is JobState.SENT
    assert printer.slips == []
    printer.hanging = False
    printer.wait_for_slips(1)


@pytest.mark.parametrize("turn", range(5))
def test_a_small_job_that_nobody_read_is_not_sent(printer, tmp_path, turn):
    """The whole job fits into the system's buffer, so only the reset after it tells."""
    printer.close_after = 100
    outcome = on_tcp(printer, tmp_path, tells_status=False).send(payload("none"))
    assert (outcome.state, outcome.reason) == (JobState.UNKNOWN, "closed")


def test_a_slow_printer_is_fed_slowly(printer, tmp_path):
    """Pieces of a fiftieth of a second; how long it took is the clock's affair, not ours."""
    sizes: list[int] = []
    take = printer.machine.receive

    def count(data: bytes) -> None:
        sizes.append(len(data))
        take(data)

    printer.machine.receive = count
    outcome = on_tcp(printer, tmp_path, pace=40_000).send(payload())
    assert outcome.state is JobState.PRINTED
    assert len(sizes) > 4


@pytest.mark.parametrize("ask", [True, False])
def test_after_half_a_picture_the_next_words_end_it_first(printer, tmp_path, ask):
    """The printer takes even our questions for the rest of the picture."""
    printer.close_after = QUESTIONS + 1000
    ours = on_tcp(printer, tmp_path)
    assert ours.send(payload()).state is JobState.UNKNOWN
    if ask:
        assert ours.ask() == Finding()
    assert ours.send(payload()).state is JobState.PRINTED
    assert ours.ask() == Finding()
    assert on_tcp(printer, tmp_path).send(payload()).state is JobState.PRINTED
    assert printer.wait_for_slips(2)[1].height == 64


def test_a_printer_without_paper_says_so_again_at_the_next_job(printer, tmp_path):
    """Nobody helped with the last one; what ends a picture would only fill its memory."""
    printer.paper_rows = ROWS_LEFT
    ours = on_tcp(printer, tmp_path, deadlines=HURRIED)
    assert ours.send(payload()).reason == "paper_out"
    assert ours.send(payload()) == Outcome(JobState.FAILED, "paper_out", 0)
    assert ours.ask() == Finding("paper_out", paper_low=True)


def test_each_sign_of_help_gives_more_time_but_not_for_ever(printer, tmp_path):
    """The roll ends, somebody opens the cover, puts a roll in, closes it: longer than one hold."""
    printer.paper_rows = ROWS_LEFT
    deadlines = Deadlines(hold=1.5, proof=20.0)
    steps = iter([("cover_open", True), ("paper_out", False), ("cover_open", False)])
    asked = []

    def tell(found):
        asked.append(found.reason)
        for switch, value in steps:
            setattr(printer, switch, value)
            if switch != "paper_out":
                return

    ours = on_tcp(printer, tmp_path, deadlines=deadlines)
    assert ours.send(payload(), tell).reason == "torn"
    assert asked[:2] == ["paper_out", "cover_open"]


def test_a_cover_that_flaps_does_not_hold_us_for_ever(printer, tmp_path):
    printer.paper_rows = ROWS_LEFT
    told: list[Finding] = []

    def tell(found):
        told.append(found.reason)
        printer.cover_open = not printer.cover_open

    reporting = payload(data=RESET + b"\x1da\xff" + PICTURE + CUT)
    outcome = on_tcp(printer, tmp_path, deadlines=HURRIED).send(reporting, tell)
    assert outcome.state is JobState.UNKNOWN
    assert outcome.reason in ("paper_out", "cover_open")
    assert {"paper_out", "cover_open"} <= set(told)


def test_a_printer_that_resets_the_line_after_its_good_answer_has_the_job(printer, tmp_path):
    answer = printer._answer

    def answer_and_go(told):
        answer(told)
        if printer.received == QUESTIONS + len(JOB) + QUESTIONS:
            printer._drop()

    printer._answer = answer_and_go
    outcome = on_tcp(printer, tmp_path).send(payload("none"))
    assert outcome == Outcome(JobState.SENT, None, len(JOB))
    assert printer.received == QUESTIONS + len(JOB) + QUESTIONS
    printer.wait_for_slips(1)
